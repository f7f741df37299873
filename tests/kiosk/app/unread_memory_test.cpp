#include "kiosk/app/lock_memory.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <doctest/doctest.h>
#include <fstream>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>

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

/// Of this process's memory, as the kernel counts it.
long locked_kilobytes()
{
    std::ifstream status{"/proc/self/status"};
    std::string word;
    long kilobytes = -1;
    while (status >> word)
        if (word == "VmLck:")
            status >> kilobytes;
    return kilobytes;
}

} // namespace

TEST_CASE("what was freed cannot be read in the process's heap")
{
    // In two halves, so that the test's own searching does not hold what it looks for.
    const std::string half = "a-visitors-";
    const std::string other_half = "own-words-which-are-long-enough";
    {
        // The heap's own notes overwrite the first bytes of what is free.
        const auto words = std::make_unique<std::string>(32, ' ');
        words->append(half);
        words->append(other_half);
        CHECK(times_in_memory(half, other_half) > 0);
    }
    CHECK(times_in_memory(half, other_half) == 0);
}

TEST_CASE("what a library freed or made longer cannot be read there either")
{
    const std::string half = "a-page-of-";
    const std::string other_half = "theirs-which-went-through-a-library";
    for (const std::size_t size : {200, 50'000}) {
        // As C does it, and where the compiler does not see that nobody reads it.
        char* volatile block = static_cast<char*>(std::malloc(size));
        std::memset(block, ' ', size);
        std::memcpy(block + size / 2, half.data(), half.size());
        std::memcpy(block + size / 2 + half.size(), other_half.data(), other_half.size());
        CHECK(times_in_memory(half, other_half) > 0);
        SUBCASE("freed")
        {
            std::free(block);
        }
        SUBCASE("made longer")
        {
            block = static_cast<char*>(std::realloc(block, 2 * size));
            CHECK(std::string(block + size / 2, half.size()) == half);
            std::memset(block, ' ', size);
        }
        CHECK(times_in_memory(half, other_half) == 0);
    }
}

TEST_CASE("all memory is locked where all of it may be, and none where a limit would be met")
{
    rlimit limit{};
    getrlimit(RLIMIT_MEMLOCK, &limit);
    const bool may_be = limit.rlim_cur == RLIM_INFINITY;
    CHECK(kiosk::app::lock_memory() == may_be);
    CHECK((locked_kilobytes() > 0) == may_be);
    munlockall();

    limit.rlim_cur = 1'000'000;
    setrlimit(RLIMIT_MEMLOCK, &limit);
    CHECK_FALSE(kiosk::app::lock_memory());
    CHECK(locked_kilobytes() == 0);
}
