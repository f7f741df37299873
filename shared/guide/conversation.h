#pragma once

#include "shared/guide/guide.h"

#include <string>
#include <vector>

namespace guide
{

/// What the visitor answered to one question; null: « Je ne sais pas ».
struct Answer {
    std::string question{};
    catalogue::Value value{};

    bool operator==(const Answer&) const = default;
};

/// The facts of a conversation: what was known before it, and each answer's.
catalogue::Facts facts_of(const Guide& guide, const std::vector<Answer>& answers,
                          catalogue::Facts known);

/// The answers with this one given or changed: the others stay, in their order, as long as their
/// question is still asked and their value is still among its options.
std::vector<Answer> with_answer(const Guide& guide, const std::vector<Answer>& answers,
                                const catalogue::Facts& known, const Answer& answer);

} // namespace guide
