#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <string_view>

namespace kiosk::ui
{

void heading(Frame& frame, const messages::Text& words);
/// The page's question, with a lighter count after it: "Vos justificatifs 3 sur 6".
void heading(Frame& frame, const messages::Text& words, const messages::Text& count);
void subheading(Frame& frame, const messages::Text& words);
void paragraph(Frame& frame, const messages::Text& words);
void quiet_paragraph(Frame& frame, const messages::Text& words);
/// Larger words for the first screen and short statements.
void display(Frame& frame, const messages::Text& words);
/// Points of a list.
void bullet(Frame& frame, const messages::Text& words);

/// One of the steps to come: its number in a disc, its name, what it is about.
struct Point {
    messages::Text number;
    messages::Text title;
    messages::Text words = {};
};
void point(Frame& frame, const Point& point);

/// A label and what is known, read only.
struct Fact {
    std::string_view id;
    messages::Text label;
    messages::Text value;
    bool large = false; ///< the value is a number to be noted down
};
void fact(Frame& frame, const Fact& fact);
/// The same in a bordered card of its own.
void fact_card(Frame& frame, const Fact& fact);

} // namespace kiosk::ui
