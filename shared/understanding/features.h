#pragma once

#include <cstdint>
#include <span>
#include <string>
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

/// Which words mean the same.
using Concepts = std::unordered_map<std::string, std::uint32_t>;

/// Words, pairs of neighbours, meanings, and pieces of words (what misspelling leaves whole); each
/// trait once.
std::vector<Trait> traits_of(std::span<const std::string> words, const Concepts& concepts);

} // namespace understanding
