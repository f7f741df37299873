#include "kiosk/ui/field_parts.h"

#include "kiosk/text/caret.h"

namespace kiosk::ui
{

namespace
{

constexpr std::string_view dot = "\u2022";
constexpr std::string_view narrow_space = "\u202f";

/// The characters as they are shown, and where an index of the line is among them.
struct Shown {
    const text::EditLine& line;
    Disguise disguise;
    unsigned group;

    std::string utf8() const
    {
        if (disguise == Disguise::None || (disguise == Disguise::Groups && group == 0))
            return line.utf8();
        std::string shown;
        const std::string characters = line.utf8();
        for (std::size_t index = 0; index < line.graphemes(); ++index) {
            if (disguise == Disguise::Dots) {
                shown += dot;
                continue;
            }
            if (index > 0 && index % group == 0)
                shown += narrow_space;
            shown += characters[index];
        }
        return shown;
    }
    std::size_t to_shown(std::size_t index) const
    {
        if (disguise == Disguise::Dots)
            return line.graphemes_before(index);
        if (disguise == Disguise::Groups && group > 0)
            return index == 0 ? 0 : index + (index - (index == line.size() ? 1 : 0)) / group;
        return index;
    }
    std::size_t from_shown(std::size_t index) const
    {
        if (disguise == Disguise::Dots)
            return line.index_of_grapheme(index);
        if (disguise == Disguise::Groups && group > 0)
            return std::min(line.size(), index - index / (group + 1));
        return index;
    }
};

/// ASCII digits of what was typed; Arabic and Persian digits count.
std::string digits_of(std::string_view typed)
{
    std::string digits;
    for (std::size_t index = 0; index < typed.size(); ++index) {
        const auto byte = static_cast<unsigned char>(typed[index]);
        const auto next =
            index + 1 < typed.size() ? static_cast<unsigned char>(typed[index + 1]) : 0U;
        if (byte >= '0' && byte <= '9')
            digits += typed[index];
        else if (byte == 0xD9 && next >= 0xA0 && next <= 0xA9) // U+0660..0669
            digits += static_cast<char>('0' + (next - 0xA0));
        else if (byte == 0xDB && next >= 0xB0 && next <= 0xB9) // U+06F0..06F9
            digits += static_cast<char>('0' + (next - 0xB0));
    }
    return digits;
}

void insert(text::EditLine& line, const LineField& field, std::string_view characters)
{
    const std::string typed = field.digits_only ? digits_of(characters) : std::string{characters};
    const text::EditLine before = line;
    line.insert(typed);
    if (line.graphemes() > field.longest)
        line = before;
}

/// The line after the keys that were pressed since the last frame.
std::optional<std::string> apply_strokes(Parts& parts, const LineField& field)
{
    Memory& memory = parts.memory;
    if (memory.line_of != field.id || memory.line.utf8() != field.value) {
        memory.line = text::EditLine{field.value};
        memory.line_of = field.id;
    }
    for (const Stroke& stroke : memory.strokes) {
        if (stroke.backspace)
            memory.line.backspace();
        else
            insert(memory.line, field, {stroke.characters.data(), stroke.characters.size()});
    }
    memory.strokes.clear();
    if (memory.line.utf8() == field.value)
        return std::nullopt;
    parts.unsettled = true;
    return memory.line.utf8();
}

text::Direction content_direction(const Parts& parts, const LineField& field, bool empty)
{
    switch (field.keyboard) {
    case KeyboardKind::Digits:
    case KeyboardKind::Email:
    case KeyboardKind::Password:
        return text::Direction::LeftToRight;
    case KeyboardKind::Letters:
        return empty ? text::Direction::LeftToRight : text::Direction::FirstStrong;
    case KeyboardKind::FreeText:
        break;
    }
    if (!empty)
        return text::Direction::FirstStrong;
    return parts.mirrored() ? text::Direction::RightToLeft : text::Direction::LeftToRight;
}

/// Where a line of that width starts inside the field, by its own direction, scrolled so that the
/// caret is seen.
Rect place_line(const Parts& parts, const text::Layout& layout, const Rect& inner, float caret,
                bool centre)
{
    const bool right = layout.direction == text::Direction::RightToLeft;
    const float width = std::ceil(layout.width);
    const bool at_start = right == parts.mirrored();
    float x = at_start ? inner.x : inner.right() - width;
    if (width <= inner.w) {
        if (centre)
            x = std::round(inner.x + (inner.w - width) / 2);
    } else if (caret >= 0) {
        // Keep the caret, physical pixels from the line's left, inside.
        const Rect place = parts.canvas.physical(inner);
        const float most = width - inner.w;
        const float shift = std::clamp(caret - inner.w * 0.8F, 0.0F, most);
        const Rect line = parts.canvas.physical({place.x - shift, inner.y, width, inner.h});
        x = line.x;
    }
    const float height = std::max(1.0F, layout.height);
    return {x, std::round(inner.y + (inner.h - height) / 2), width, height};
}

/// Where wrapped lines start inside the field, scrolled so that the caret's line is seen.
Rect place_lines(const Parts& parts, const text::Layout& layout, const Rect& inner,
                 const text::CaretMark* caret)
{
    const float padding = parts.px({3});
    const float seen = inner.h - 2 * padding;
    const float below = caret == nullptr ? 0 : std::max(0.0F, caret->bottom - seen);
    return {inner.x, std::round(inner.y + padding - below), inner.w, std::max(1.0F, layout.height)};
}

void draw_caret(Parts& parts, const text::Layout& layout, const Rect& box, text::Caret caret)
{
    const float left = parts.canvas.physical(box).x;
    const float width = std::max(2.0F, parts.px({0.6F}));
    const text::CaretMarks marks = text::caret_marks(layout, caret);
    const auto stroke = [&](const text::CaretMark& mark, float shorter) {
        const float height = (mark.bottom - mark.top) * shorter;
        const Rect place{std::round(left + mark.x), box.y + mark.top, width, height};
        parts.canvas.fill(parts.canvas.physical(place), parts.palette().action);
    };
    stroke(marks.main, 1);
    if (marks.other)
        stroke(*marks.other, 0.5F);
}

void take_touch(Parts& parts, const Shown& shown, const text::Layout& layout, const Rect& box)
{
    const float left = parts.canvas.physical(box).x;
    const text::Caret at =
        text::caret_at(layout, parts.pointer.physical_x - left, parts.pointer.y - box.y);
    parts.memory.line.place({shown.from_shown(at.index), at.affinity});
}

} // namespace

std::optional<std::string> line_field(Parts& parts, const LineField& field)
{
    Memory& memory = parts.memory;
    const bool reachable = parts.layer >= memory.top_layer;
    const bool focused = memory.focus == field.id && reachable;
    std::optional<std::string> written;
    if (focused)
        written = apply_strokes(parts, field);

    const text::EditLine still{field.value};
    const Shown shown{focused ? memory.line : still, field.disguise, field.group};
    const std::string characters = shown.utf8();
    const bool empty = characters.empty();
    const Rect inner = field.rect.inset(parts.px({field.centred ? 2.0F : 6.0F}), 0);
    const bool wraps = field.lines > 1;
    const text::LayoutRef layout =
        lay(parts, characters,
            {.width = wraps ? inner.w : 0, .direction = content_direction(parts, field, empty)});

    const Touch touched = touch(parts, {.id = field.id, .rect = field.rect, .keeps_focus = true});
    const Colour ground =
        draw_field_ground(parts, field.rect, {.focused = focused, .invalid = field.invalid});
    const text::Caret caret{shown.to_shown(shown.line.caret().index), shown.line.caret().affinity};
    const text::CaretMark mark = text::caret_marks(*layout, caret).main;
    const Rect box = wraps
                         ? place_lines(parts, *layout, inner, focused ? &mark : nullptr)
                         : place_line(parts, *layout, inner, focused ? mark.x : -1, field.centred);

    parts.canvas.push_clip(inner.grown(parts.px({0.8F})));
    parts.canvas.words(*layout, box, parts.palette().ink);
    if (focused)
        draw_caret(parts, *layout, box, caret);
    parts.canvas.pop_clip();
    if (empty && !field.example.empty())
        draw_middle(parts, lay(parts, field.example, {.width = inner.w}), inner,
                    focused ? parts.palette().quiet : parts.palette().text);

    if (touched.activated) {
        set_focus(parts, field.id);
        memory.line = text::EditLine{field.value};
        memory.line_of = field.id;
        take_touch(parts, {memory.line, field.disguise, field.group}, *layout, box);
    }
    parts.fields.push_back(
        {std::string{field.id},
         field.keyboard,
         parts.layer,
         {field.rect.x, field.block_top, field.rect.w, field.rect.bottom() - field.block_top}});
    leave(parts,
          {.id = std::string{field.id},
           .role = Role::Field,
           .label = std::string{field.label},
           .value = field.disguise == Disguise::Dots ? characters : std::string{field.value},
           .state = {.focused = focused, .pressed = touched.held, .invalid = field.invalid},
           .target = true,
           .colours = {{parts.palette().ink, ground},
                       {field.invalid ? parts.palette().error : parts.palette().ink,
                        parts.inks().ground, false}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          field.rect);
    return written;
}

} // namespace kiosk::ui
