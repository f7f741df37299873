#pragma once

#include "kiosk/ui/frame.h"
#include "kiosk/ui/keyboard.h"
#include "shared/messages/text.h"

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::ui
{

/// A line that the visitor writes. What was written lives in the flow's state: the widget shows
/// `value` and answers with the new one.
struct Field {
    std::string_view id;
    messages::Text label;
    std::string_view value;
    messages::Text help = {};
    messages::Text error = {};
    messages::Text example = {}; ///< shown while empty
    KeyboardKind keyboard = KeyboardKind::Letters;
    bool optional = false;
    std::size_t longest = 120; ///< graphemes
    unsigned lines = 1;        ///< more than one: words wrap, and so many lines are seen at once
};
/// The new value, where the visitor changed it in this frame.
std::optional<std::string> text_field(Frame& frame, const Field& field);

/// Digits only, shown in groups: `groups` {2,2,2} shows "12 34 56". Value and answer have no
/// spaces.
struct DigitsField {
    std::string_view id;
    messages::Text label;
    std::string_view value;
    messages::Text help = {};
    messages::Text error = {};
    std::size_t digits = 10; ///< at most
    unsigned group = 0;      ///< digits of a group; 0: no groups
    bool optional = false;
};
std::optional<std::string> digits_field(Frame& frame, const DigitsField& field);

/// Shown as dots unless the visitor asks (`<id>/show`).
struct PasswordField {
    std::string_view id;
    messages::Text label;
    std::string_view value;
    messages::Text help = {};
    messages::Text error = {};
};
std::optional<std::string> password_field(Frame& frame, const PasswordField& field);

/// A day as it is being written: any part may be missing or wrong.
struct DateParts {
    std::string day;
    unsigned month = 0; ///< 1..12; 0: none yet
    std::string year;
    bool operator==(const DateParts&) const = default;
};
/// Day, month (a list of names) and year: nodes `<id>/day`, `<id>/month`, `<id>/year`.
struct DateField {
    std::string_view id;
    messages::Text label;
    DateParts value;
    messages::Text help = {};
    messages::Text error = {};
    bool optional = false;
};
std::optional<DateParts> date_field(Frame& frame, const DateField& field);

/// Gives that field the focus, as a touch would.
void focus(Frame& frame, std::string_view id);

} // namespace kiosk::ui
