#pragma once

#include "kiosk/text/edit.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/keyboard.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kiosk::ui
{

/// What a key did to the field in use, waiting for the field's next frame.
struct Stroke {
    bool backspace = false;
    text::WipedVector<char> characters = {}; ///< UTF-8
};

/// What the screen remembers from one frame to the next. Wiped when the visitor goes.
struct Memory {
    // Layout, learnt in the frame before
    std::map<std::string, float, std::less<>> heights; ///< pixels, by id of region, row, box
    std::map<std::string, float, std::less<>> scrolls; ///< pixels, by id of region
    int top_layer = 0;

    // The finger
    std::string pressed;
    int pressed_layer = 0;
    Moment pressed_at{};
    bool finger = true;

    // The field in use
    std::string focus;
    KeyboardKind keyboard = KeyboardKind::Letters;
    KeyboardState keys;
    bool last_field = false;
    std::string reveal;  ///< id of what must be scrolled into sight
    std::string line_of; ///< the field that `line` belongs to
    text::EditLine line;
    std::vector<Stroke> strokes;
    std::set<std::string, std::less<>> shown_passwords;

    // The list that is open
    std::string open_list;
    std::optional<std::pair<std::string, std::string>> picked; ///< field, option

    std::string page;
};

} // namespace kiosk::ui
