#include "kiosk/ui/buttons.h"
#include "kiosk/ui/dialogue.h"
#include "kiosk/ui/field_parts.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

/// With more options than this, letters lead to their place.
constexpr std::size_t many_options = 24;

std::string first_letter(const std::string& utf8)
{
    std::size_t end = std::min<std::size_t>(1, utf8.size());
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U)
        ++end;
    return utf8.substr(0, end);
}

/// Letters of the alphabet that begin an option; accented ones stay with their neighbours.
std::vector<std::string> initials(const std::vector<Option>& options)
{
    std::vector<std::string> letters;
    for (const Option& option : options) {
        const std::string letter = first_letter(option.label.utf8());
        const bool latin_accent = letter.size() > 1 && static_cast<unsigned char>(letter[0]) < 0xCE;
        if (!latin_accent && std::ranges::find(letters, letter) == letters.end())
            letters.push_back(letter);
    }
    return letters;
}

void draw_initials(Frame& frame, const OpenList& list)
{
    Parts& parts = frame.parts();
    const Row row{frame, true};
    for (const std::string& letter : initials(list.options)) {
        const auto starts = [&](const Option& option) {
            return option.label.utf8().starts_with(letter);
        };
        const auto first = std::ranges::find_if(list.options, starts);
        if (chip(frame, {.id = list.id + "/initial-" + first->id,
                         .label = messages::Text::verbatim(letter)}))
            parts.memory.reveal = list.id + "/" + first->id;
    }
}

/// One option; the chosen one is marked.
bool option_row(Parts& parts, const OpenList& list, const Option& option)
{
    const Palette& palette = parts.palette();
    const bool on = option.id == list.chosen;
    const float padding = parts.px({5});
    const float tick = on ? std::round(em(parts, TextRole::Body)) : 0;
    const text::LayoutRef label = lay(parts, option.label.utf8(),
                                      {.weight = on ? text::Weight::Bold : text::Weight::Regular,
                                       .width = available_width(parts) - 2 * padding - tick});
    const float natural =
        std::max(parts.px(parts.lengths().target), std::ceil(label->height) + parts.px({4}));
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const Rect rect = take(parts, {.height = std::max(natural, stretch), .natural = natural});
    const std::string id = list.id + "/" + option.id;
    const Touch touched = touch(parts, {.id = id, .rect = rect, .keeps_focus = true});

    const float radius = parts.px(parts.lengths().small_radius);
    const Colour ground = touched.held ? palette.held : on ? palette.tint : palette.paper;
    if (!(ground == palette.paper))
        parts.canvas.fill(rect, ground, radius);
    parts.canvas.stroke(rect, on ? palette.action : palette.border,
                        parts.px(parts.lengths().hairline), radius);
    draw_middle(parts, label, rect.inset(padding, 0), palette.ink);
    if (on)
        draw_icon(parts, "check", {rect.right() - padding - tick, rect.y, tick, rect.h},
                  palette.action);
    leave(parts,
          {.id = id,
           .role = Role::Choice,
           .label = option.label.utf8(),
           .state = {.pressed = touched.held, .selected = on},
           .target = true,
           .colours = {{palette.ink, ground}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
    return touched.activated;
}

void close_list(Parts& parts)
{
    parts.memory.open_list.clear();
    parts.unsettled = true;
}

} // namespace

std::optional<std::string> list_field(Parts& parts, const ListField& field)
{
    Memory& memory = parts.memory;
    const Palette& palette = parts.palette();
    const auto chosen = std::ranges::find(field.options, field.chosen, &Option::id);
    const std::string_view label =
        chosen == field.options.end() ? std::string_view{} : chosen->label.utf8();
    const bool open = memory.open_list == field.id;
    const Touch touched = touch(parts, {.id = field.id, .rect = field.rect});
    const Colour ground = draw_field_ground(
        parts, field.rect, {.focused = open, .invalid = field.invalid, .held = touched.held});

    const float arrow_side = std::round(em(parts, TextRole::Body));
    Rect inner = field.rect.inset(parts.px({field.centred ? 3.0F : 6.0F}), 0);
    const Rect arrow_box{inner.right() - arrow_side, inner.y, arrow_side, inner.h};
    inner.w -= arrow_side + parts.px({2});
    const text::LayoutRef words =
        lay(parts, label,
            {.align = field.centred ? text::Align::Center : text::Align::Start, .width = inner.w});
    draw_middle(parts, words, inner, palette.ink);
    draw_icon(parts, "expand_more", arrow_box, palette.ink);
    if (touched.activated) {
        memory.open_list = field.id;
        parts.unsettled = true;
    }
    if (memory.open_list == field.id)
        parts.list = OpenList{.id = std::string{field.id},
                              .label = field.label,
                              .options = {field.options.begin(), field.options.end()},
                              .chosen = std::string{field.chosen},
                              .columns = field.columns};
    leave(parts,
          {.id = std::string{field.id},
           .role = Role::Field,
           .label = field.label.utf8(),
           .value = std::string{label},
           .state = {.focused = open, .pressed = touched.held, .invalid = field.invalid},
           .target = true,
           .colours = {{palette.ink, ground},
                       {field.invalid ? palette.error : palette.ink, parts.inks().ground, false}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          field.rect);

    if (!memory.picked || memory.picked->first != field.id)
        return std::nullopt;
    std::string option = std::move(memory.picked->second);
    memory.picked.reset();
    return option;
}

void draw_open_list(Frame& frame)
{
    Parts& parts = frame.parts();
    if (!parts.list)
        return;

    const OpenList list = *parts.list;
    const std::string dialogue_id = list.id + "/list";
    bool closed = false;
    {
        const Dialogue dialogue{
            frame, {.id = dialogue_id, .title = list.label, .wide = true, .closed = &closed}};
        if (list.options.size() > many_options)
            draw_initials(frame, list);
        Columns columns{frame,
                        {.id = dialogue_id, .count = list.columns, .least = {60}, .tight = true}};
        for (const Option& option : list.options) {
            columns.next();
            if (option_row(parts, list, option)) {
                parts.memory.picked = {list.id, option.id};
                closed = true;
            }
        }
    }
    if (closed)
        close_list(parts);
}

} // namespace kiosk::ui
