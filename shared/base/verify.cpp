#include "shared/base/verify.h"

#include <cstdio>
#include <cstdlib>

namespace base
{

void verify(bool condition, const char* claim, std::source_location where)
{
    if (condition)
        return;
    std::fprintf(stderr, "%s:%u: verify failed: %s\n", where.file_name(), where.line(), claim);
    std::abort();
}

} // namespace base
