#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace understanding
{

/// A trait of a text, as a hash, and how much it weighs beside the others before it is known how
/// rare it is.
struct Trait {
    std::uint64_t key = 0;
    float weight = 0;
};

/// Which words mean the same, by their stems.
using Concepts = std::unordered_map<std::string, std::uint32_t>;

/// What a word stands for: its concept, else its stem.
std::string meaning_of(const std::string& word, const Concepts& concepts);

/// Of one word: itself, its meaning, and its pieces (what misspelling leaves whole).
std::vector<Trait> traits_of(const std::string& word, const std::string& meaning);

/// Of two neighbours' meanings.
Trait pair_of(std::string_view before, std::string_view after);

} // namespace understanding
