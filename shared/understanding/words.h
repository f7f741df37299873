#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace understanding
{

/// The words of a text as they are compared, UTF-8: compatibility forms undone, no accents, no
/// case, no elongation ("stpppp"); the letters that Arabic writes in several ways made one. Parted
/// as the language parts its words.
std::vector<std::string> words_of(std::string_view text, std::string_view language);

/// An Arabic word without its article, its prepositions and its commonest endings; any other word
/// without the mark of its plural.
std::string stem_of(std::string_view word);

} // namespace understanding
