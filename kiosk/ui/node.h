#pragma once

#include "kiosk/ui/theme.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ui
{

enum class Role {
    Region,
    Heading,
    Words,
    Fact, ///< a label with its value, read only
    Button,
    Card,
    Choice,
    Checkbox,
    Field,
    Chip,
    Key,
    Scroll,
    Progress,
    Step,
    Notice,
    Badge,
    Dialogue,
    Picture,
    Code, ///< a QR code
    Bubble,
};

/// A rectangle in millimetres from the panel's top left corner.
struct Place {
    Millimetres left, top, width, height;

    Millimetres right() const { return left + width; }
    Millimetres bottom() const { return top + height; }
    bool operator==(const Place&) const = default;
};

struct State {
    bool disabled = false;
    bool focused = false;
    bool pressed = false;
    bool selected = false;
    bool invalid = false;
    bool covered = false;  ///< under a dialogue
    bool scrolled = false; ///< wholly or partly outside what its region shows now
    bool clipped = false;  ///< its words do not fit into its place: a defect
    bool operator==(const State&) const = default;
};

/// Two colours that meet, and what the meeting tells.
struct ColourPair {
    Colour foreground;
    Colour background;
    bool informative = true; ///< words; false: an icon, an edge
    bool operator==(const ColourPair&) const = default;
};

/// What a widget leaves on the screen, for tests, speech, keypads and checks.
struct Node {
    std::string id; ///< never depends on the language
    Role role = Role::Words;
    std::string label = {};
    std::string value = {};
    State state = {};
    Place place = {};
    std::string parent = {}; ///< id of the node around; empty for the page
    int layer = 0;           ///< 0 page, 1 dialogue, 2 keyboard
    bool target = false;     ///< it can be touched
    bool primary = false;    ///< it must be as large as a primary action or a digit
    std::vector<ColourPair> colours = {};
    Millimetres cap_height = {}; ///< of its words; 0 without words
};

using Nodes = std::span<const Node>;

/// The node with that id; null where there is none.
const Node* find(Nodes nodes, std::string_view id);

/// The stable name of a role: `button`.
std::string_view name_of(Role role);

} // namespace kiosk::ui
