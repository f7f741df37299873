#pragma once

#include "shared/guide/conversation.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace guide
{

/// The conversation as a code that a person can take away: the answers themselves, packed; nothing
/// is kept anywhere. Crockford's base 32 in groups of four, with check digits. Another edition of
/// the questions reads it as long as it asks the same of this person, with the same options.
std::string code_of(const Guide& guide, const std::vector<Answer>& answers,
                    const catalogue::Facts& known);

/// Why a code gives no answers.
enum class CodeFault {
    TooShort,     ///< characters are missing
    Mistyped,     ///< the check digits do not fit
    OtherVersion, ///< what it answers is asked otherwise since it was given
};

/// The answers again, what an account had told among them. Small letters, spaces, and O for 0, I or
/// L for 1 are taken.
std::expected<std::vector<Answer>, CodeFault> answers_from(const Guide& guide,
                                                           std::string_view code);

/// `guide.code.too_short`, `guide.code.mistyped`, `guide.code.other_version`.
MessageKey message_for(CodeFault fault);

} // namespace guide
