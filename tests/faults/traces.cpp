#include "tests/faults/traces.h"

#include "central/base64.h"
#include "shared/base/bytes.h"
#include "tests/faults/disk.h"

#include <algorithm>
#include <cinttypes>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace faults
{

namespace fs = std::filesystem;

namespace
{

constexpr std::uintptr_t sanitizers_book = 1U << 30; // bytes; nothing of the program's own

/// Latin letters only: every byte becomes two.
std::string utf16(const std::string& word)
{
    std::string wide;
    for (const char letter : word) {
        wide += letter;
        wide += '\0';
    }
    return wide;
}

/// The digits that do not depend on what stands before or after the word.
std::string base64_at(const std::string& word, std::size_t offset)
{
    const std::string padded = std::string(offset, 'x') + word;
    const std::size_t whole = padded.size() / 3 * 3;
    const std::string digits = central::to_base64(base::as_bytes(padded.substr(0, whole)));
    return digits.substr(offset == 0 ? 0 : 4);
}

void search(std::string_view bytes, const std::vector<std::string>& forms,
            std::vector<std::string>& found)
{
    for (const std::string& form : forms)
        if (bytes.find(form) != std::string_view::npos)
            found.push_back(form);
}

} // namespace

std::vector<std::string> forms_of(const std::vector<std::string>& words)
{
    std::vector<std::string> forms;
    for (const std::string& word : words) {
        forms.push_back(word);
        forms.push_back(utf16(word));
        for (const std::size_t offset : {0U, 1U, 2U})
            forms.push_back(base64_at(word, offset));
    }
    return forms;
}

std::vector<std::string> found_on_disk(const fs::path& folder,
                                       const std::vector<std::string>& words, std::size_t& read)
{
    const auto forms = forms_of(words);
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file())
            continue;
        const base::Bytes bytes = content_of(entry.path());
        read += bytes.size();
        search(base::as_text(bytes), forms, found);
    }
    return found;
}

std::vector<std::string> found_in_memory(pid_t process, const std::vector<std::string>& words,
                                         std::size_t& read)
{
    const auto forms = forms_of(words);
    const std::string place = "/proc/" + std::to_string(process);
    std::vector<std::string> found;
    std::ifstream maps{place + "/maps"};
    const int memory = ::open((place + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t start = 0;
        std::uintptr_t end = 0;
        char access = 0;
        if (std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " %c", &start, &end, &access) != 3 ||
            access != 'r' || end - start > sanitizers_book)
            continue;
        constexpr std::size_t part_size = 1U << 20;
        std::string part(part_size + 256, '\0');
        for (std::uintptr_t at = start; at < end; at += part_size) {
            const ssize_t size =
                ::pread(memory, part.data(), std::min<std::size_t>(part.size(), end - at),
                        static_cast<off_t>(at));
            if (size <= 0)
                break; // guarded or shadow: not to be read
            read += static_cast<std::size_t>(size);
            search({part.data(), static_cast<std::size_t>(size)}, forms, found);
        }
    }
    ::close(memory);
    return found;
}

} // namespace faults
