#include <cstddef>
#include <doctest/doctest.h>
#include <fstream>
#include <memory>
#include <string>

namespace
{

/// How often the bytes stand in this process's writable memory.
std::size_t times_in_memory(const std::string& half, const std::string& other_half)
{
    std::ifstream maps{"/proc/self/maps"};
    std::ifstream memory{"/proc/self/mem", std::ios::binary};
    std::size_t found = 0;
    std::string line;
    while (std::getline(maps, line)) {
        if (line.find("[heap]") == std::string::npos)
            continue;
        const auto dash = line.find('-');
        const auto from = std::stoull(line.substr(0, dash), nullptr, 16);
        const auto to = std::stoull(line.substr(dash + 1), nullptr, 16);
        std::string block(to - from, '\0');
        memory.seekg(static_cast<std::streamoff>(from));
        memory.read(block.data(), static_cast<std::streamsize>(block.size()));
        for (auto at = block.find(half); at != std::string::npos; at = block.find(half, at + 1))
            found += block.compare(at + half.size(), other_half.size(), other_half) == 0 ? 1 : 0;
    }
    return found;
}

} // namespace

TEST_CASE("what was freed cannot be read in the process's heap")
{
    // In two halves, so that the test's own searching does not hold what it looks for.
    const std::string half = "a-visitors-";
    const std::string other_half = "own-words-which-are-long-enough";
    {
        const auto words = std::make_unique<std::string>(half);
        words->append(other_half);
        CHECK(words->size() == half.size() + other_half.size());
    }
    CHECK(times_in_memory(half, other_half) == 0);
}
