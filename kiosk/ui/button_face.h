#pragma once

#include "kiosk/ui/buttons.h"
#include "kiosk/ui/parts.h"

namespace kiosk::ui
{

/// Everything a button can look like; header, footer and dialogues make theirs of it.
struct ButtonFace {
    std::string_view id;
    std::string_view label;
    Look look = Look::Primary;
    std::string_view icon = {};
    std::string_view arrow_after = {}; ///< icon after the label
    bool enabled = true;
    bool light = false;     ///< a thin border that says little
    bool start = false;     ///< lines of the label begin together
    bool icon_only = false; ///< the label is only heard
    bool keeps_focus = false;
    Millimetres height{20};
    Millimetres padding{10};
    TextRole role = TextRole::Body;
    text::Weight weight = text::Weight::Bold;
    std::string_view language = {};
    Role node_role = Role::Button;
};

struct ButtonColours {
    Colour fill, ink, edge;
    bool bordered = false;
};
ButtonColours button_colours(const Parts& parts, const ButtonFace& face, bool held);

/// A button's label laid out, and how large the button wants to be. Pixels.
struct ButtonWords {
    text::LayoutRef label;
    float label_width = 0, icon_side = 0, between = 0, padding = 0, width = 0, height = 0;
};
/// `widest` 0: the label stays on one line.
ButtonWords lay_button(Parts& parts, const ButtonFace& face, float widest);
Touch press_button(Parts& parts, const ButtonFace& face, const ButtonWords& words,
                   const Rect& rect);

} // namespace kiosk::ui
