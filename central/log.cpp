#include "central/log.h"

#include <atomic>
#include <cstdio>
#include <fmt/format.h>

namespace central
{

namespace
{
std::atomic<bool> silent = false;
}

void log(std::string_view line)
{
    if (!silent)
        fmt::print(stderr, "{}\n", line);
}

void silence_log()
{
    silent = true;
}

} // namespace central
