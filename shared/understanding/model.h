#pragma once

#include "shared/understanding/phrases.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace understanding
{

/// What the phrase books teach. The last score is that of `[none]`.
class Model
{
public:
    Model(std::span<const PhraseBook> books, std::size_t purposes);
    Model(Model&&) noexcept;
    ~Model();

    /// A probability for each purpose, and one for none of them; empty where nothing is known.
    std::vector<double> probabilities(std::span<const std::string> words) const;

private:
    struct Learned;
    std::unique_ptr<const Learned> m_learned;
};

} // namespace understanding
