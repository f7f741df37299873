#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace faults
{

/// What a thief would look for: these words in UTF-8, UTF-16 and base64, wherever they start.
std::vector<std::string> forms_of(const std::vector<std::string>& words);

/// Which of them stand in any file under a folder; `read` counts the bytes looked at.
std::vector<std::string> found_on_disk(const std::filesystem::path& folder,
                                       const std::vector<std::string>& words, std::size_t& read);
/// Which of them stand in the memory of a process.
std::vector<std::string> found_in_memory(pid_t process, const std::vector<std::string>& words,
                                         std::size_t& read);

} // namespace faults
