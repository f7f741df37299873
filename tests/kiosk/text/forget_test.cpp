#include "kiosk/text/caret.h"
#include "kiosk/text/edit.h"
#include "kiosk/text/engine.h"

#include <doctest/doctest.h>

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <string>
#include <unistd.h>

using namespace kiosk::text;

namespace
{

constexpr unsigned char veil = 0x5A;

/// What a visitor types, never in clear in this program's own memory.
class Veiled
{
public:
    explicit Veiled(std::size_t unit) : m_unit{unit}
    {
        for (int index = 0; index < 24; ++index) {
            m_bytes[m_size++] = static_cast<unsigned char>(('a' + (index * 7 + 3) % 26) ^ veil);
            for (std::size_t zero = 1; zero < unit; ++zero)
                m_bytes[m_size++] = veil;
        }
    }
    std::string words() const
    {
        std::string made;
        for (std::size_t index = 0; index < m_size; index += m_unit)
            made += static_cast<char>(m_bytes[index] ^ veil);
        return made;
    }
    bool is_at(const unsigned char* memory) const
    {
        for (std::size_t index = 0; index < m_size; ++index)
            if ((memory[index] ^ veil) != m_bytes[index])
                return false;
        return true;
    }
    std::size_t count_in(const unsigned char* memory, std::size_t size) const
    {
        const int first = m_bytes[0] ^ veil;
        std::size_t count = 0;
        const unsigned char* end = memory + size;
        const auto* at = static_cast<const unsigned char*>(std::memchr(memory, first, size));
        while (at != nullptr && at + m_size <= end) {
            count += is_at(at) ? 1U : 0U;
            ++at;
            at = static_cast<const unsigned char*>(
                std::memchr(at, first, static_cast<std::size_t>(end - at)));
        }
        return count;
    }

private:
    std::size_t m_unit;
    std::size_t m_size = 0;
    unsigned char m_bytes[64]{};
};

/// How often the words stand in the writable memory of this process, as UTF-8 and as UTF-16.
std::size_t copies_in_memory()
{
    constexpr std::size_t largest = std::size_t{1} << 30; // Above are the sanitizer's own maps.
    constexpr std::size_t chunk = std::size_t{1} << 20;
    const Veiled utf8{1};
    const Veiled utf16{2};
    const auto buffer = std::make_unique<unsigned char[]>(chunk);
    const int memory = open("/proc/self/mem", O_RDONLY);
    std::size_t count = 0;
    std::ifstream maps{"/proc/self/maps"};
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t start = 0;
        std::uintptr_t end = 0;
        char rights[8]{};
        std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " %7s", &start, &end, rights);
        if (std::string_view{rights}.substr(0, 2) != "rw" || end - start > largest)
            continue;
        for (std::uintptr_t at = start; at < end; at += chunk) {
            const std::size_t wanted = std::min(chunk, end - at);
            const ssize_t got = pread(memory, buffer.get(), wanted, static_cast<off_t>(at));
            if (got <= 0)
                break;
            count += utf8.count_in(buffer.get(), static_cast<std::size_t>(got)) +
                     utf16.count_in(buffer.get(), static_cast<std::size_t>(got));
            std::memset(buffer.get(), 0, chunk);
        }
    }
    close(memory);
    return count;
}

void type(Engine& engine)
{
    std::string words = Veiled{1}.words();
    EditLine line;
    for (const char letter : words)
        line.insert({&letter, 1});
    const Setting setting{.language = "fr", .direction = Direction::FirstStrong};
    const LayoutRef layout = engine.layout(words, {}, setting);
    caret_marks(*layout, line.caret());
    CHECK(copies_in_memory() > 0);
    explicit_bzero(words.data(), words.size());
}

} // namespace

TEST_CASE("nothing of what was typed stays in memory once it is forgotten")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    type(**engine);
    (*engine)->forget();
    CHECK(copies_in_memory() == 0);
}
