#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>

namespace central::tests
{

/// The 32 bytes of a key's file.
std::string secret_in(const std::filesystem::path& file);
/// Whether the memory of a process holds those bytes, but for the first and the last one (X25519
/// sets bits in them), or their hexadecimal digits. Nothing where it may not be read.
std::optional<bool> holds(pid_t process, const std::string& secret);

} // namespace central::tests
