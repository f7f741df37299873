#include "kiosk/ui/choices.h"

#include "kiosk/ui/field_parts.h"
#include "shared/messages/msg.h"

#include <array>

namespace kiosk::ui
{

namespace
{

struct Mark {
    Rect box;
    bool on = false;
    bool round = true;
    bool invalid = false;
};

/// A ring with a disc, or a square with a tick.
void draw_mark(Parts& parts, const Mark& mark)
{
    const Palette& palette = parts.palette();
    const float radius = mark.round ? mark.box.w / 2 : parts.px({1.2F});
    const Colour edge = mark.invalid ? palette.error : mark.on ? palette.action : palette.ink;
    if (mark.on) {
        parts.canvas.fill(mark.box, palette.action, radius);
        if (mark.round) {
            const float inner = std::round(mark.box.w * 0.42F);
            parts.canvas.disc(centred(mark.box, inner, inner), palette.paper);
        } else {
            draw_icon(parts, "check", mark.box.inset(1, 1), palette.paper);
        }
        return;
    }
    parts.canvas.fill(mark.box, palette.paper, radius);
    parts.canvas.stroke(mark.box, edge, parts.px(parts.lengths().border), radius);
}

struct MarkedRow {
    std::string id;
    Role role = Role::Choice;
    const messages::Text& label;
    const messages::Text& note;
    bool on = false;
    bool invalid = false;
    bool whole_weight = false; ///< the label's weight shows the choice
};

/// A card with a mark at its start; the whole of it can be touched.
bool marked_row(Parts& parts, const MarkedRow& row)
{
    const Palette& palette = parts.palette();
    const float padding = parts.px({5.5F});
    const float vertical = parts.px({4});
    const float side = std::round(std::max(parts.px({8.5F}), em(parts, TextRole::Body) * 1.1F));
    const float indent = side + parts.px({4.5F});
    const float width = available_width(parts) - 2 * padding - indent;
    const auto weight = row.whole_weight ? text::Weight::Bold : text::Weight::Regular;
    const text::LayoutRef label = lay(parts, row.label.utf8(), {.weight = weight, .width = width});
    const text::LayoutRef note =
        row.note.empty() ? nullptr
                         : lay(parts, row.note.utf8(), {.role = TextRole::Small, .width = width});
    const float words = std::ceil(label->height) + (note ? std::ceil(note->height) : 0);
    const float natural = std::max(parts.px(parts.lengths().primary_target), words + 2 * vertical);
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const Rect rect = take(parts, {.height = std::max(natural, stretch),
                                   .natural = natural,
                                   .before = parts.px(parts.lengths().small_gap),
                                   .after = parts.px(parts.lengths().small_gap)});
    const Touch touched = touch(parts, {.id = row.id, .rect = rect});

    const Colour ground = touched.held ? palette.held : row.on ? palette.tint : palette.paper;
    const Colour edge = row.invalid ? palette.error : row.on ? palette.action : palette.border;
    const float radius = parts.px(parts.lengths().radius);
    if (!(ground == parts.inks().ground))
        parts.canvas.panel(rect, ground, radius);
    parts.canvas.stroke(
        rect, edge,
        parts.px(row.on || row.invalid ? parts.lengths().border : parts.lengths().hairline),
        radius);

    const float line =
        label->lines.empty() ? side : label->height / static_cast<float>(label->lines.size());
    const float top = std::round(rect.y + (rect.h - words) / 2);
    const float mark_top = std::round(top + (line - side) / 2);
    draw_mark(parts, {.box = {rect.x + padding, mark_top, side, side},
                      .on = row.on,
                      .round = row.role == Role::Choice,
                      .invalid = row.invalid});
    const float x = rect.x + padding + indent;
    draw(parts, label, {x, top, width, label->height}, palette.ink);
    if (note)
        draw(parts, note, {x, top + std::ceil(label->height), width, note->height}, palette.text);
    leave(parts,
          {.id = row.id,
           .role = row.role,
           .label = row.label.utf8(),
           .value = row.note.utf8(),
           .state = {.pressed = touched.held, .selected = row.on, .invalid = row.invalid},
           .target = true,
           .primary = true,
           .colours = {{palette.ink, ground}, {edge, palette.paper, false}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
    return touched.activated;
}

/// One of a few words on a field's ground.
bool segment(Parts& parts, const std::string& id, const messages::Text& label, bool on)
{
    const Print print{.weight = on ? text::Weight::Bold : text::Weight::Regular,
                      .align = text::Align::Center,
                      .width = available_width(parts) - parts.px({4})};
    const text::LayoutRef words = lay(parts, label.utf8(), print);
    const float natural = std::max(field_height(parts), std::ceil(words->height) + parts.px({6}));
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const Rect rect = take(parts, {.height = std::max(natural, stretch), .natural = natural});
    const Touch touched = touch(parts, {.id = id, .rect = rect});
    const Colour ground = draw_field_ground(parts, rect, {.selected = on, .held = touched.held});
    const Colour ink = on && !touched.held ? selection(parts).ink : parts.palette().ink;
    draw_middle(parts, words, rect.inset(parts.px({2}), 0), ink);
    leave(parts,
          {.id = id,
           .role = Role::Choice,
           .label = label.utf8(),
           .state = {.pressed = touched.held, .selected = on},
           .target = true,
           .primary = true,
           .colours = {{ink, ground}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
    return touched.activated;
}

} // namespace

std::optional<std::string> choice_list(Frame& frame, const Choice& choice)
{
    Parts& parts = frame.parts();
    std::optional<std::string> chosen;
    draw_field_words(parts, choice.id, {choice.label, choice.help, choice.error});
    if (!choice.label.empty() || !choice.error.empty())
        parts.space().after = parts.px({2});

    const std::string grid = std::string{choice.id} + "#options";
    Columns columns{frame, {.id = grid, .count = choice.columns, .least = {80}, .tight = true}};
    for (const Option& option : choice.options) {
        columns.next();
        if (marked_row(parts, {.id = std::string{choice.id} + "/" + option.id,
                               .label = option.label,
                               .note = option.note,
                               .on = option.id == choice.chosen,
                               .invalid = !choice.error.empty(),
                               .whole_weight = true}))
            chosen = option.id;
    }
    return chosen;
}

std::optional<std::string> segments(Frame& frame, const Choice& choice)
{
    Parts& parts = frame.parts();
    std::optional<std::string> chosen;
    draw_field_words(parts, choice.id, {choice.label, choice.help, choice.error});
    if (!choice.label.empty() || !choice.error.empty())
        parts.space().after = parts.px({1.6F});

    const std::string grid = std::string{choice.id} + "#segments";
    Columns columns{frame,
                    {.id = grid,
                     .count = static_cast<unsigned>(choice.options.size()),
                     .least = {34},
                     .tight = true}};
    for (const Option& option : choice.options) {
        columns.next();
        if (segment(parts, std::string{choice.id} + "/" + option.id, option.label,
                    option.id == choice.chosen))
            chosen = option.id;
    }
    return chosen;
}

std::optional<bool> yes_no(Frame& frame, const YesNo& question)
{
    const std::array options{Option{.id = "yes", .label = msg::action_yes(frame.catalog())},
                             Option{.id = "no", .label = msg::action_no(frame.catalog())}};
    const std::string_view chosen = !question.chosen ? "" : *question.chosen ? "yes" : "no";
    const auto touched = segments(frame, {.id = question.id,
                                          .label = question.label,
                                          .help = question.help,
                                          .error = question.error,
                                          .options = options,
                                          .chosen = chosen});
    if (!touched)
        return std::nullopt;
    return *touched == "yes";
}

std::optional<bool> checkbox(Frame& frame, const Checkbox& box)
{
    Parts& parts = frame.parts();
    const messages::Text none;
    if (!box.error.empty())
        draw_field_words(parts, box.id, {none, none, box.error});
    const bool touched = marked_row(parts, {.id = std::string{box.id},
                                            .role = Role::Checkbox,
                                            .label = box.label,
                                            .note = none,
                                            .on = box.checked,
                                            .invalid = !box.error.empty()});
    if (!touched)
        return std::nullopt;
    return !box.checked;
}

std::optional<std::string> select(Frame& frame, const Select& select)
{
    Parts& parts = frame.parts();
    draw_field_words(parts, select.id, {select.label, select.help, select.error, select.optional});
    const Rect rect = take(parts, {.width = available_width(parts),
                                   .height = field_height(parts),
                                   .before = parts.px({1.6F})});
    return list_field(parts, {.id = select.id,
                              .label = select.label,
                              .options = select.options,
                              .chosen = select.chosen,
                              .invalid = !select.error.empty(),
                              .rect = rect});
}

} // namespace kiosk::ui
