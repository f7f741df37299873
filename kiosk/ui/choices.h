#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kiosk::ui
{

struct Option {
    std::string id; ///< the value; the node is `<choice>/<id>`
    messages::Text label;
    messages::Text note = {};
};

/// One of a few. All are seen at once.
struct Choice {
    std::string_view id;
    messages::Text label = {};
    messages::Text help = {};
    messages::Text error = {};
    std::span<const Option> options;
    std::string_view chosen = {}; ///< id; empty: none yet
    unsigned columns = 1;
};
/// The id that was touched in this frame.
std::optional<std::string> choice_list(Frame& frame, const Choice& choice);
/// The same as segments of one line, for two or three short words.
std::optional<std::string> segments(Frame& frame, const Choice& choice);

struct YesNo {
    std::string_view id; ///< nodes `<id>/yes`, `<id>/no`
    messages::Text label = {};
    messages::Text help = {};
    messages::Text error = {};
    std::optional<bool> chosen = {};
};
std::optional<bool> yes_no(Frame& frame, const YesNo& question);

/// An attestation or an option; the words may be long.
struct Checkbox {
    std::string_view id;
    messages::Text label;
    bool checked = false;
    messages::Text error = {};
};
/// The new state, when it was touched.
std::optional<bool> checkbox(Frame& frame, const Checkbox& box);

/// One of many (countries): a field that opens a list.
struct Select {
    std::string_view id; ///< the list's rows are `<id>/<option>`
    messages::Text label = {};
    messages::Text help = {};
    messages::Text error = {};
    std::span<const Option> options; ///< in the order of the language
    std::string_view chosen = {};
    bool optional = false;
};
std::optional<std::string> select(Frame& frame, const Select& select);

} // namespace kiosk::ui
