#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tests::journeys
{

/// The mails in a folder of .eml files, oldest first.
std::vector<std::filesystem::path> mails_in(const std::filesystem::path& folder);
/// The words of a mail: its part in plain text, decoded.
std::string words_of_mail(const std::filesystem::path& file);
/// The eight digits in those words.
std::optional<std::string> code_in(const std::string& words);
/// The first web address in those words.
std::optional<std::string> link_in(const std::string& words);

} // namespace tests::journeys
