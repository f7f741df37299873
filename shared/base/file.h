#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace base
{

/// All that a file holds, byte by byte; nothing where it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file);

} // namespace base
