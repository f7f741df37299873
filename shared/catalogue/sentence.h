#pragma once

#include "shared/base/date.h"
#include "shared/catalogue/procedure.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace catalogue
{

/// A sentence that somebody reads on paper, and what it names.
struct Sentence {
    MessageKey key{};
    std::vector<std::pair<std::string, base::Date>> dates{};
    std::vector<std::pair<std::string, std::int64_t>> numbers{};
    std::vector<std::pair<std::string, std::string>> names{};   ///< the same in every language
    std::vector<std::pair<std::string, MessageKey>> messages{}; ///< said in each language
};

/// Sentences under a title.
struct Passage {
    MessageKey title{};
    std::vector<Sentence> lines{};
};

} // namespace catalogue
