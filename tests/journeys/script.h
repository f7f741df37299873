#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tests::journeys
{

/// One line of a journey: a command and its words; "several words" count as one.
struct Line {
    std::size_t number = 0; ///< in the file, from 1
    std::string text;       ///< as written, without what surrounds it
    std::vector<std::string> words;
};

/// The lines of a journey that say something: `#` begins a remark. Errors: NotFound, DataInvalid.
base::Result<std::vector<Line>> load_journey(const std::filesystem::path& file);

} // namespace tests::journeys
