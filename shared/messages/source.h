#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace messages
{

/// Key to ICU MessageFormat pattern, UTF-8.
using Source = std::map<std::string, std::string, std::less<>>;

/// Reads one flat JSON object of texts. DataInvalid names the file, and the key where a key is
/// written twice, out of its alphabetical place, or has no text.
base::Result<Source> load_source(const std::filesystem::path& file);

} // namespace messages
