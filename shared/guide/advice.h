#pragma once

#include "shared/catalogue/procedure.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guide
{

using catalogue::MessageKey;

/// A sentence and the days that it names: `{date}`, `{opens}`...
struct Message {
    MessageKey key{};
    std::vector<std::pair<std::string, base::Date>> dates{};

    bool operator==(const Message&) const = default;
};

enum class Band { TooEarly, Open, Late, Expired, Lost };
enum class Channel { Online, Desk };

/// When a renewal is asked for, by one way of asking.
struct Calendar {
    Channel channel = Channel::Online;
    base::Date opens{};
    base::Date closes{};
    Band band = Band::Open;

    bool operator==(const Calendar&) const = default;
};

/// When to ask, reckoned from the end of the title held. Two calendars where it is not known
/// whether the title is asked for online; `band` is then the kinder of the two.
struct Window {
    Band band = Band::Open;
    base::Date opens{};
    base::Date closes{};
    base::Date end{};
    base::Date lost_after{}; ///< the last day on which it is still a renewal
    std::vector<Calendar> calendars{};
    std::vector<Message> messages{};

    bool operator==(const Window&) const = default;
};

/// A procedure that fits, why, and when it is asked for.
struct Proposal {
    const catalogue::Procedure* procedure = nullptr;
    std::string code{}; ///< of the procedure, or of its case that applies
    MessageKey title{};
    MessageKey reason{}; ///< one sentence
    std::optional<Window> window{};
    std::vector<Message> deadlines{};
    std::vector<Message> messages{}; ///< what must be said with it

    bool operator==(const Proposal&) const = default;
};

/// Two answers that cannot both be true, or one that cannot be.
struct Contradiction {
    std::string id{};
    MessageKey message{};
    std::vector<std::string> questions{}; ///< which answers to touch

    bool operator==(const Contradiction&) const = default;
};

/// What the answers lead to. Never a decision: what may be asked for.
struct Advice {
    std::vector<Proposal> proposals{}; ///< in order of fit; never empty
    std::vector<Proposal> others{};    ///< other ways
    std::vector<Contradiction> contradictions{};
    /// What was known and what follows from it: pieces and cost are reckoned over these.
    catalogue::Facts facts{};

    /// Among the proposals or the other ways; nullptr: nothing speaks for it.
    const Proposal* find(const catalogue::Procedure& procedure) const;
};

} // namespace guide
