#include "kiosk/ui/parts.h"
#include "shared/messages/msg.h"

#include <algorithm>
#include <numeric>

namespace kiosk::ui
{

namespace
{

/// What part of the panel the keyboard may take, and how wide a digit key grows.
constexpr float most_of_panel = 0.42F;
constexpr Millimetres widest_digit{52};
/// Capital height of Noto Sans, in ems.
constexpr float capital_in_em = 0.714F;

float key_height(const Parts& parts, KeyboardKind kind)
{
    const Lengths& lengths = parts.lengths();
    const float gaps = 5 * lengths.key_gap.count;
    const float room = (parts.panel.high.count * most_of_panel - gaps) / 4;
    const Millimetres least =
        kind == KeyboardKind::Digits ? lengths.primary_target : lengths.target;
    return parts.px({std::clamp(room, least.count, lengths.key.count)});
}

struct KeyLook {
    std::string label;
    std::string_view icon = {};
    Colour fill{}, ink{};
    text::Weight weight = text::Weight::Regular;
    TextRole role = TextRole::Subtitle;
    bool icon_beside = false;
    std::string_view language = {}; ///< of the characters; empty: of the page
};

bool right_to_left(const Parts& parts)
{
    return parts.view.catalog->direction() == messages::Direction::RightToLeft;
}

KeyLook look_of(const Parts& parts, const Key& key)
{
    const Palette& palette = parts.palette();
    const messages::Catalog& catalog = *parts.view.catalog;
    KeyLook look{.label = key.characters, .fill = palette.key, .ink = palette.ink};
    const auto special = [&](std::string label) {
        look.label = std::move(label);
        look.fill = key.held ? palette.action : palette.key_special;
        look.ink = key.held ? palette.on_action : palette.ink;
        look.weight = text::Weight::Bold;
        look.role = TextRole::Small;
    };
    switch (key.deed) {
    case KeyDeed::Type:
        look.language = parts.memory.keys.layout;
        break;
    case KeyDeed::Shift:
        special(msg::keyboard_shift(catalog).utf8());
        look.icon = "keyboard_capslock";
        break;
    case KeyDeed::Backspace:
        special(msg::keyboard_backspace(catalog).utf8());
        look.icon = "backspace";
        break;
    case KeyDeed::Signs:
        special((key.held ? msg::keyboard_letters(catalog) : msg::keyboard_digits(catalog)).utf8());
        break;
    case KeyDeed::Accents:
        special(key.characters);
        look.weight = text::Weight::Regular;
        look.role = TextRole::Subtitle;
        look.fill = key.held ? palette.action : palette.key;
        break;
    case KeyDeed::Layout:
        special(parts.keyboards.name_of(
            parts.keyboards.next_layout(parts.memory.keyboard, parts.memory.keys.layout)));
        break;
    case KeyDeed::Space:
        look.label = msg::keyboard_space(catalog).utf8();
        look.role = TextRole::Body;
        break;
    case KeyDeed::Next:
        look.label = (parts.memory.last_field ? msg::keyboard_validate(catalog)
                                              : msg::keyboard_next(catalog))
                         .utf8();
        look.icon = parts.memory.last_field ? "check"
                    : right_to_left(parts)  ? "chevron_left"
                                            : "chevron_right";
        look.icon_beside = true;
        look.fill = palette.action;
        look.ink = palette.on_action;
        look.weight = text::Weight::Bold;
        look.role = TextRole::Body;
        break;
    }
    return look;
}

void type(Parts& parts, std::string_view characters)
{
    parts.memory.strokes.push_back({.characters = {characters.begin(), characters.end()}});
    parts.memory.keys.shift = false;
}

void strike(Parts& parts, const Key& key)
{
    KeyboardState& keys = parts.memory.keys;
    const auto toggle = [&keys](KeyLayer layer) {
        keys.layer = keys.layer == layer ? KeyLayer::Letters : layer;
    };
    switch (key.deed) {
    case KeyDeed::Type:
        type(parts, key.characters);
        break;
    case KeyDeed::Space:
        type(parts, " ");
        break;
    case KeyDeed::Backspace:
        parts.memory.strokes.push_back({.backspace = true});
        break;
    case KeyDeed::Shift:
        keys.shift = !keys.shift;
        break;
    case KeyDeed::Signs:
        toggle(KeyLayer::Signs);
        break;
    case KeyDeed::Accents:
        toggle(KeyLayer::Accents);
        break;
    case KeyDeed::Layout:
        keys.layout = parts.keyboards.next_layout(parts.memory.keyboard, keys.layout);
        keys.layer = KeyLayer::Letters;
        break;
    case KeyDeed::Next:
        focus_next(parts);
        break;
    }
    parts.unsettled = true;
}

/// The em of a key's letter: a key does not grow with the text, so the text stops at its height.
float key_letter(const Parts& parts, TextRole role, float height)
{
    constexpr float lines_in_key = 1.5F;
    return std::min(em(parts, role), std::floor(height / lines_in_key));
}

void draw_label(Parts& parts, const KeyLook& look, const Rect& rect)
{
    const float icon = std::round(em(parts, TextRole::Body) * 1.05F);
    if (!look.icon.empty() && !look.icon_beside) {
        draw_icon(parts, look.icon, centred(rect, icon, icon), look.ink);
        return;
    }
    Print print{.role = look.role,
                .weight = look.weight,
                .align = text::Align::Center,
                .language = look.language,
                .direction = text::Direction::FirstStrong,
                .size = key_letter(parts, look.role, rect.h)};
    text::LayoutRef words = lay(parts, look.label, print);
    const float between = look.icon_beside ? std::round(icon * 0.3F) : 0;
    const float beside = look.icon_beside ? icon + between : 0;
    const float room = rect.w - beside - parts.px({2});
    if (words->width > room && look.role != TextRole::Small) {
        print.size = key_letter(parts, TextRole::Small, rect.h);
        words = lay(parts, look.label, print);
    }
    // What still finds no room keeps its icon and is heard.
    const float width = words->width <= room ? std::ceil(words->width) : 0;
    const float x = std::round(rect.x + (rect.w - width - beside) / 2);
    const bool icon_first = right_to_left(parts);
    if (width > 0)
        draw_middle(parts, words, {icon_first ? x + beside : x, rect.y, width, rect.h}, look.ink);
    if (look.icon_beside)
        draw_icon(parts, look.icon,
                  {icon_first ? x : x + width + (width > 0 ? between : 0), rect.y, icon, rect.h},
                  look.ink);
}

void draw_key(Parts& parts, const Key& key, const Rect& rect)
{
    const Touch touched =
        touch(parts, {.id = key.id, .rect = rect, .keeps_focus = true, .on_press = true});
    KeyLook look = look_of(parts, key);
    if (touched.held && key.deed != KeyDeed::Next)
        look.fill = parts.palette().held, look.ink = parts.palette().ink;
    if (touched.held && key.deed == KeyDeed::Next)
        look.fill = parts.palette().pressed;

    const float radius = parts.px(parts.lengths().small_radius);
    const float depth = std::max(1.0F, parts.px({0.5F}));
    parts.canvas.fill({rect.x, rect.y + depth, rect.w, rect.h}, parts.palette().key_edge, radius);
    parts.canvas.fill(rect, look.fill, radius);
    if (look.fill == parts.palette().keyboard)
        parts.canvas.stroke(rect, parts.palette().border, parts.px(parts.lengths().hairline),
                            radius);
    draw_label(parts, look, rect);
    leave(parts,
          {.id = key.id,
           .role = Role::Key,
           .label = look.label,
           .state = {.pressed = touched.held, .selected = key.held},
           .target = true,
           .primary = parts.memory.keyboard == KeyboardKind::Digits,
           .colours = {{look.ink, look.fill}},
           .cap_height =
               parts.panel.millimetres(key_letter(parts, look.role, rect.h) * capital_in_em)},
          rect);
    if (touched.activated)
        strike(parts, key);
}

void draw_row(Parts& parts, const std::vector<Key>& row, const Rect& line)
{
    const float between = parts.px(parts.lengths().key_gap);
    const float total = std::accumulate(row.begin(), row.end(), 0.0F,
                                        [](float sum, const Key& key) { return sum + key.width; });
    const float room = line.w - between * static_cast<float>(row.size() - 1);
    float used = 0;
    for (std::size_t index = 0; index < row.size(); ++index) {
        const float start =
            line.x + std::round(room * used / total) + between * static_cast<float>(index);
        used += row[index].width;
        const float end =
            line.x + std::round(room * used / total) + between * static_cast<float>(index);
        draw_key(parts, row[index], {start, line.y, end - start, line.h});
    }
}

} // namespace

float keyboard_height(const Parts& parts, KeyboardKind kind)
{
    const float between = parts.px(parts.lengths().key_gap);
    const float edge = parts.px(parts.lengths().key_gap * 1.35F);
    return 4 * key_height(parts, kind) + 3 * between + 2 * edge;
}

void draw_keyboard(Frame& frame)
{
    Parts& parts = frame.parts();
    const Rect area = parts.areas.keyboard;
    if (parts.memory.focus.empty() || area.h <= 0)
        return;

    // Keys stay where fingers know them, whatever the page's direction.
    const bool mirrored = parts.canvas.mirrored();
    parts.canvas.mirror(false);
    const float logical_x = parts.pointer.x;
    parts.pointer.x = parts.pointer.physical_x;
    const int layer = parts.layer;
    parts.layer = std::max(parts.memory.top_layer, parts.highest_layer);

    parts.canvas.panel(area, parts.palette().keyboard);
    leave(parts, {.id = "keyboard", .role = Role::Region}, area);
    parts.parents.emplace_back("keyboard");
    const KeyboardKind kind = parts.memory.keyboard;
    const float margin = parts.px(parts.lengths().margin);
    const float between = parts.px(parts.lengths().key_gap);
    const float edge = parts.px(parts.lengths().key_gap * 1.35F);
    const float key = key_height(parts, kind);
    Rect line{margin, area.y + edge, area.w - 2 * margin, key};
    if (kind == KeyboardKind::Digits) {
        const float width = std::min(line.w, 3 * parts.px(widest_digit) + 2 * between);
        line = centred({line.x, line.y, line.w, key}, width, key);
    }
    for (const std::vector<Key>& row : parts.keyboards.rows(kind, parts.memory.keys)) {
        draw_row(parts, row, line);
        line.y += key + between;
    }
    parts.parents.pop_back();
    parts.layer = layer;
    parts.pointer.x = logical_x;
    parts.canvas.mirror(mirrored);
}

void set_focus(Parts& parts, std::string_view id)
{
    Memory& memory = parts.memory;
    if (memory.focus == id)
        return;
    memory.focus = id;
    memory.reveal = id;
    memory.strokes.clear();
    memory.line = text::EditLine{};
    memory.line_of.clear();
    memory.keys.layer = KeyLayer::Letters;
    memory.keys.shift = false;
    parts.unsettled = true;
}

void focus_next(Parts& parts)
{
    const auto& fields = parts.fields;
    const auto here = std::ranges::find(fields, parts.memory.focus, &FieldSeen::id);
    const bool last =
        here == fields.end() || here + 1 == fields.end() || (here + 1)->layer != here->layer;
    set_focus(parts, last ? std::string{} : (here + 1)->id);
}

} // namespace kiosk::ui
