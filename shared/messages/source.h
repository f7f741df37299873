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

/// All the `.json` files of one language's folder together. DataInvalid where there is none, and
/// names the file and the key where a key stands in two files.
base::Result<Source> load_sources(const std::filesystem::path& folder);

} // namespace messages
