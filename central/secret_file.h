#pragma once

#include "shared/base/result.h"

#include <array>
#include <cstddef>
#include <filesystem>

namespace central
{

using Secret = std::array<std::byte, 32>;

/// 32 bytes in hexadecimal, from a file that only its owner can read; ConfigurationInvalid
/// otherwise.
base::Result<Secret> load_secret(const std::filesystem::path& file);
base::Result<void> save_secret(const std::filesystem::path& file, const Secret& secret);

} // namespace central
