#pragma once

#include "shared/base/result.h"
#include "shared/understanding/purposes.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace understanding
{

/// Words that nobody can take for a purpose of this house: `[none]` in a phrase file.
constexpr std::size_t no_purpose = static_cast<std::size_t>(-1);

/// Something that people say, and what they mean by it.
struct Phrase {
    std::vector<std::string> words;   ///< as `words_of` gives them
    std::size_t purpose = no_purpose; ///< index among the purposes
    std::size_t family = 0;           ///< phrases worded alike, in the order of the file
};

/// Words that mean the same for the matcher: a line `= card, permit, title` of a phrase file.
using Synonyms = std::vector<std::string>;

/// A phrase file: one language.
struct PhraseBook {
    std::string language;
    std::vector<Phrase> phrases;
    std::vector<Synonyms> synonyms;
};

constexpr std::size_t fewest_phrases = 25;

/// `[purpose]` headings, families apart by a blank line, a phrase a line, `#` before a comment.
/// DataInvalid names file and line: an unknown purpose, a phrase that stands twice, a purpose
/// without its phrases.
base::Result<PhraseBook> read_phrases(const std::filesystem::path& file,
                                      std::span<const Purpose> purposes);

} // namespace understanding
