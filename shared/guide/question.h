#pragma once

#include "shared/catalogue/procedure.h"

#include <optional>
#include <string>
#include <vector>

namespace guide
{

using catalogue::MessageKey;

enum class QuestionKind { Choice, Choices, YesNo, Date, Country, Number };

struct Option {
    std::string value{};
    MessageKey label{};
    std::optional<MessageKey> detail{};
    std::string icon{}; ///< ligature name in the icon font, may be empty
    catalogue::Rule visible{};
};

/// One thing that the guide asks. Its answer becomes a fact: text for a choice, a list of texts
/// for Choices, true or false, an ISO date, an ISO 3166-1 code, a number.
struct Question {
    std::string id{};
    std::string fact{};
    QuestionKind kind = QuestionKind::Choice;
    MessageKey text{};
    MessageKey why{};        ///< why it is asked
    MessageKey short_name{}; ///< for the side: « Procédure »
    std::optional<MessageKey> help{};
    std::vector<Option> options{};
    std::size_t most = 1;       ///< of Choices
    bool may_be_unsure = false; ///< « Je ne sais pas » is an answer: null
    catalogue::Rule when{};
};

} // namespace guide
