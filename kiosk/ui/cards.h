#pragma once

#include "kiosk/ui/frame.h"
#include "kiosk/ui/layout.h"
#include "shared/messages/text.h"

#include <string_view>

namespace kiosk::ui
{

/// A tile: icon, title, what it means. The whole of it can be touched.
struct Card {
    std::string_view id;
    std::string_view icon = {};
    messages::Text title;
    messages::Text subtitle = {};
    bool selected = false;
    bool enabled = true;
};
bool card(Frame& frame, const Card& card);

/// What was understood: a quiet label over what it is. The whole of it can be touched.
struct AnswerCard {
    std::string_view id;
    messages::Text label;
    messages::Text value;
    bool selected = false;
};
bool answer_card(Frame& frame, const AnswerCard& card);

struct LanguageCard {
    std::string_view id; ///< `language/ar`
    messages::Text endonym;
    std::string_view language; ///< BCP 47, chooses the fonts
    bool enabled = true;
    bool selected = false;
};
bool language_card(Frame& frame, const LanguageCard& card);

struct Badge {
    messages::Text label = {}; ///< empty: no badge
    Tone tone = Tone::Plain;
    std::string_view icon = {};
};
void badge(Frame& frame, std::string_view id, const Badge& badge);

/// A line of a list with what is known about it (badge) and what can be done (action).
struct ListRow {
    std::string_view id; ///< the action's node is `<id>/action`
    messages::Text title;
    messages::Text subtitle = {};
    Badge badge = {};
    messages::Text action = {}; ///< empty: none
    bool selected = false;
};
/// True when its action was activated.
bool list_row(Frame& frame, const ListRow& row);

} // namespace kiosk::ui
