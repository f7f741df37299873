#pragma once

#include "kiosk/ui/parts.h"

namespace kiosk::ui
{

/// What stands around a field: label above, help and error between label and field.
struct FieldWords {
    const messages::Text& label;
    const messages::Text& help;
    const messages::Text& error;
    bool optional = false;
};
/// Draws them in the open column; the field follows closely.
void draw_field_words(Parts& parts, std::string_view id, const FieldWords& words);

/// The colours of what is chosen among its like.
struct Selection {
    Colour fill, ink;
};
Selection selection(const Parts& parts);

/// The ground of a field: grey with a dark line below; white with a ring where it has the focus.
struct FieldGround {
    bool focused = false;
    bool invalid = false;
    bool selected = false;
    bool held = false;
};
Colour draw_field_ground(Parts& parts, const Rect& rect, const FieldGround& ground);
float field_height(Parts& parts, unsigned lines = 1);

/// How the characters of a line are shown.
enum class Disguise { None, Groups, Dots };

/// A line, or wrapped lines, to write in, in a given rectangle.
struct LineField {
    std::string_view id;
    std::string_view label;
    std::string_view value;
    std::string_view example = {};
    KeyboardKind keyboard = KeyboardKind::Letters;
    Disguise disguise = Disguise::None;
    unsigned group = 0;
    std::size_t longest = 120;
    unsigned lines = 1;
    bool digits_only = false;
    bool centred = false;
    bool invalid = false;
    Rect rect{};
    float block_top = 0; ///< where its label starts
};
std::optional<std::string> line_field(Parts& parts, const LineField& field);

/// A field that opens a list instead, in a given rectangle.
struct ListField {
    std::string_view id;
    const messages::Text& label;
    std::span<const Option> options;
    std::string_view chosen;
    unsigned columns = 2;
    bool centred = false;
    bool invalid = false;
    Rect rect{};
};
std::optional<std::string> list_field(Parts& parts, const ListField& field);

} // namespace kiosk::ui
