#include "shared/base/file.h"

#include <fstream>
#include <iterator>

namespace base
{

std::optional<std::string> read_file(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace base
