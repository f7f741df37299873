#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <span>
#include <string_view>

namespace kiosk::ui
{

enum class Look { Primary, Secondary, Quiet, Danger };

struct Button {
    std::string_view id;
    messages::Text label;
    Look look = Look::Primary;
    std::string_view icon = {}; ///< ligature name of Material Icons, before the label
    bool enabled = true;
    bool small = false; ///< 16 mm high instead of 20
};
/// True in the frame in which it was activated. As wide as the column, or as its label in a Row.
bool button(Frame& frame, const Button& button);

/// A short proposal: `@gmail.com`.
struct Chip {
    std::string_view id;
    messages::Text label;
    bool selected = false;
};
/// True when it was touched. Draw several inside a Row.
bool chip(Frame& frame, const Chip& chip);

/// Words only, for the light actions of a page: "Mot de passe oublié".
bool link(Frame& frame, std::string_view id, const messages::Text& label);

} // namespace kiosk::ui
