#include "tests/faults/report.h"

#include <cstdlib>
#include <fmt/format.h>

namespace faults
{

namespace
{

std::uint64_t number_in(const char* name, std::uint64_t usual)
{
    const char* text = std::getenv(name);
    return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

} // namespace

void report(const Words& words, const Figures& figures)
{
    std::string line;
    for (const auto& [name, word] : words)
        line += fmt::format("{}\"{}\":\"{}\"", line.empty() ? "" : ",", name, word);
    for (const auto& [name, figure] : figures)
        line += fmt::format(",\"{}\":{}", name, figure);
    fmt::print("{{{}}}\n", line);
    std::fflush(stdout);
}

std::uint64_t seed()
{
    return number_in("GUICHET_FAULTS_SEED", 20261122);
}

bool is_long()
{
    return number_in("GUICHET_FAULTS_LONG", 0) != 0;
}

std::uint64_t count(std::uint64_t usual)
{
    return number_in("GUICHET_FAULTS_COUNT", usual);
}

} // namespace faults
