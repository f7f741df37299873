#include "tests/central/memory.h"

#include "shared/base/bytes.h"

#include <cinttypes>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace central::tests
{

namespace
{

constexpr std::size_t part_size = 1U << 20;
constexpr std::uintptr_t sanitizers_book = std::uintptr_t{1}
                                           << 34; ///< larger maps are reserved only

bool found_in(int memory, std::uintptr_t start, std::uintptr_t end, const std::string& bytes,
              const std::string& hex)
{
    std::string part(part_size + 256, '\0');
    for (std::uintptr_t at = start; at < end; at += part_size) {
        const ssize_t size =
            ::pread(memory, part.data(), std::min<std::size_t>(part.size(), end - at),
                    static_cast<off_t>(at));
        if (size <= 0)
            return false;
        const std::string_view read{part.data(), static_cast<std::size_t>(size)};
        if (read.find(bytes) != read.npos || read.find(hex) != read.npos)
            return true;
    }
    return false;
}

} // namespace

std::string secret_in(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    std::string hex;
    stream >> hex;
    return std::string{base::as_text(base::from_hex(hex).value())};
}

std::optional<bool> holds(pid_t process, const std::string& secret)
{
    const std::string place = "/proc/" + std::to_string(process);
    const int memory = ::open((place + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    if (memory < 0)
        return std::nullopt;
    const std::string middle = secret.substr(1, secret.size() - 2);
    const std::string hex = base::to_hex(base::as_bytes(middle));
    std::ifstream maps{place + "/maps"};
    bool found = false;
    for (std::string line; !found && std::getline(maps, line);) {
        std::uintptr_t start = 0;
        std::uintptr_t end = 0;
        char access = 0;
        if (std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " %c", &start, &end, &access) == 3 &&
            access == 'r' && end - start <= sanitizers_book)
            found = found_in(memory, start, end, middle, hex);
    }
    ::close(memory);
    return found;
}

} // namespace central::tests
