#include "kiosk/ui/field_parts.h"
#include "shared/messages/msg.h"

namespace kiosk::ui
{

namespace
{

void draw_label(Parts& parts, std::string_view id, const FieldWords& words)
{
    const Inks& inks = parts.inks();
    const Print print{.weight = text::Weight::Bold, .width = available_width(parts)};
    const text::LayoutRef label = lay(parts, words.label.utf8(), print);
    const text::LayoutRef mark =
        words.optional ? lay(parts, msg::common_optional(*parts.view.catalog).utf8(), {}) : nullptr;
    const float between = std::round(em(parts, TextRole::Body) * 0.25F);
    const float label_width = std::ceil(label->width);
    const bool beside = mark && label->lines.size() <= 1 &&
                        label_width + between + mark->width <= available_width(parts);
    const float height = std::ceil(label->height) + (mark && !beside ? std::ceil(mark->height) : 0);
    const Rect rect = take(parts, {.width = label_width,
                                   .height = height,
                                   .before = parts.px(parts.lengths().gap),
                                   .after = parts.px({1.6F})});
    draw(parts, label, rect, inks.ink);
    if (mark)
        draw(parts, mark,
             beside
                 ? Rect{rect.x + label_width + between, rect.y, mark->width + 1, rect.h}
                 : Rect{rect.x, rect.y + std::ceil(label->height), mark->width + 1, mark->height},
             inks.quiet);
    leave(parts,
          {.id = std::string{id} + "/label",
           .role = Role::Words,
           .label = words.label.utf8(),
           .colours = {{inks.ink, inks.ground}, {inks.quiet, inks.ground}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
}

void draw_line(Parts& parts, const std::string& id, const messages::Text& words, bool error)
{
    const Colour ink = error ? parts.palette().error : parts.inks().quiet;
    const float icon = error ? std::round(em(parts, TextRole::Small) * 1.1F) : 0;
    const float indent = error ? icon + parts.px({1.5F}) : 0;
    const text::LayoutRef layout =
        lay(parts, words.utf8(),
            {.role = TextRole::Small,
             .weight = error ? text::Weight::Bold : text::Weight::Regular,
             .width = available_width(parts) - indent});
    const Rect rect = take(parts, {.width = available_width(parts),
                                   .height = std::ceil(layout->height),
                                   .before = parts.px({1}),
                                   .after = parts.px({1.6F})});
    if (error)
        draw_icon(
            parts, "error",
            {rect.x, rect.y, icon,
             layout->height / static_cast<float>(std::max<std::size_t>(1, layout->lines.size()))},
            ink);
    draw(parts, layout, {rect.x + indent, rect.y, rect.w - indent, rect.h}, ink);
    leave(parts,
          {.id = id,
           .role = Role::Words,
           .label = words.utf8(),
           .state = {.invalid = error},
           .colours = {{ink, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
}

} // namespace

float field_height(Parts& parts, unsigned lines)
{
    const float line = parts.engine->line_height({.size = em(parts, TextRole::Body)},
                                                 parts.view.catalog->language());
    return std::max(parts.px(parts.lengths().field),
                    std::ceil(line * static_cast<float>(lines)) + parts.px({6}));
}

void draw_field_words(Parts& parts, std::string_view id, const FieldWords& words)
{
    if (!words.label.empty())
        draw_label(parts, id, words);
    if (!words.help.empty())
        draw_line(parts, std::string{id} + "/help", words.help, false);
    if (!words.error.empty())
        draw_line(parts, std::string{id} + "/error", words.error, true);
}

Selection selection(const Parts& parts)
{
    const Palette& palette = parts.palette();
    // In high contrast the tint is the paper: what is chosen is reversed.
    return palette.tint == palette.paper ? Selection{palette.action, palette.on_action}
                                         : Selection{palette.tint, palette.action_deep};
}

Colour draw_field_ground(Parts& parts, const Rect& rect, const FieldGround& ground)
{
    const Palette& palette = parts.palette();
    const float radius = parts.px(parts.lengths().small_radius) * 0.7F;
    const float line = parts.px(parts.lengths().border) + 1;
    const Colour fill = ground.held       ? palette.held
                        : ground.focused  ? palette.paper
                        : ground.selected ? selection(parts).fill
                                          : palette.field;
    const Colour under = ground.invalid    ? palette.error
                         : ground.selected ? palette.action
                                           : palette.ink;
    parts.canvas.fill(rect, fill, radius, Corners::Top);
    if (ground.focused || fill == parts.inks().ground)
        parts.canvas.stroke(rect, ground.focused ? palette.line : palette.border,
                            parts.px(parts.lengths().hairline), radius, Corners::Top);
    parts.canvas.fill({rect.x, rect.bottom() - line, rect.w, line}, under);
    if (ground.focused)
        draw_focus_ring(parts, rect, parts.px({0.6F}));
    return fill;
}

} // namespace kiosk::ui
