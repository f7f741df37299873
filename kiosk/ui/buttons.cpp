#include "kiosk/ui/buttons.h"

#include "kiosk/ui/button_face.h"

namespace kiosk::ui
{

namespace
{

/// Room at both ends of a button's words.
constexpr Millimetres button_padding{10}, least_padding{3}, chip_padding{5};

} // namespace

ButtonColours button_colours(const Parts& parts, const ButtonFace& face, bool held)
{
    const Palette& palette = parts.palette();
    const Inks& inks = parts.inks();
    if (!face.enabled)
        return {palette.disabled, palette.on_disabled, {}, false};
    if (parts.areas.attract && parts.layer == 0)
        return {held ? palette.pressed : palette.attract_bottom, palette.on_attract,
                palette.on_attract, true};
    switch (face.look) {
    case Look::Primary:
        return {held ? palette.pressed : palette.action, palette.on_action, {}, false};
    case Look::Secondary:
        return {held ? palette.held : palette.paper, held ? palette.action_deep : palette.action,
                palette.action, true};
    case Look::Quiet:
        return {
            held ? palette.held : inks.ground, held ? palette.action_deep : inks.action, {}, false};
    case Look::Danger:
        return {held ? palette.held : palette.paper, palette.error, palette.error, true};
    }
    return {};
}

ButtonWords lay_button(Parts& parts, const ButtonFace& face, float widest)
{
    ButtonWords words;
    const float letter = em(parts, face.role);
    words.icon_side =
        face.icon.empty() && face.arrow_after.empty() ? 0 : std::round(letter * 1.25F);
    words.between = std::round(letter * 0.45F);
    words.padding = parts.px(face.padding);
    const float icons = face.icon.empty() ? 0 : words.icon_side + words.between;
    const float arrows = face.arrow_after.empty() ? 0 : words.icon_side + words.between;
    const Print line{.role = face.role, .weight = face.weight, .language = face.language};
    words.label = lay(parts, face.label, line);
    words.label_width = std::ceil(words.label->width);
    const auto room = [&] { return widest - 2 * words.padding - icons - arrows; };
    if (widest > 0 && words.label_width > room())
        words.padding = std::min(words.padding, parts.px(least_padding));
    if (widest > 0 && words.label_width > room()) {
        Print wrapped = line;
        wrapped.width = std::max(room(), letter * 2);
        wrapped.align = icons + arrows > 0 || face.start ? text::Align::Start : text::Align::Center;
        words.label = lay(parts, face.label, wrapped);
        words.label_width = std::floor(wrapped.width);
    }
    words.width = words.label_width + icons + arrows + 2 * words.padding;
    words.height = std::max(parts.px(face.height), std::ceil(words.label->height) + parts.px({3}));
    return words;
}

Touch press_button(Parts& parts, const ButtonFace& face, const ButtonWords& words, const Rect& rect)
{
    const Touch touched = touch(
        parts,
        {.id = face.id, .rect = rect, .enabled = face.enabled, .keeps_focus = face.keeps_focus});
    const ButtonColours colours = button_colours(parts, face, touched.held);
    const float radius = parts.px(parts.lengths().small_radius);
    if (!(colours.fill == parts.inks().ground) || touched.held)
        parts.canvas.fill(rect, colours.fill, radius);
    if (colours.bordered)
        parts.canvas.stroke(
            rect, face.light ? parts.palette().line : colours.edge,
            parts.px(face.light ? parts.lengths().hairline : parts.lengths().border), radius);

    const float icons = face.icon.empty() ? 0 : words.icon_side + words.between;
    const float arrows = face.arrow_after.empty() ? 0 : words.icon_side + words.between;
    const float label = std::min(words.label_width, rect.w - icons - arrows);
    float x = std::round(rect.x + (rect.w - icons - label - arrows) / 2);
    const auto square = [&](float left) {
        return Rect{left, std::round(rect.y + (rect.h - words.icon_side) / 2), words.icon_side,
                    words.icon_side};
    };
    if (!face.icon.empty())
        draw_icon(parts, face.icon, square(x), colours.ink);
    x += icons;
    if (!face.icon_only)
        draw_middle(parts, words.label, {x, rect.y, label, rect.h}, colours.ink);
    if (!face.arrow_after.empty())
        draw_icon(parts, face.arrow_after, square(x + label + words.between), colours.ink);

    Node node{.id = std::string{face.id},
              .role = face.node_role,
              .label = std::string{face.label},
              .state = {.disabled = !face.enabled, .pressed = touched.held},
              .target = true,
              .primary = face.look == Look::Primary,
              .cap_height = parts.theme.cap_height(face.role, parts.view.text_size)};
    node.colours.push_back({colours.ink, colours.fill});
    if (colours.bordered && !face.light)
        node.colours.push_back({colours.edge, colours.fill, false});
    leave(parts, std::move(node), rect);
    return touched;
}

bool button(Frame& frame, const Button& button)
{
    Parts& parts = frame.parts();
    const Lengths& lengths = parts.lengths();
    const ButtonFace face{.id = button.id,
                          .label = button.label.utf8(),
                          .look = button.look,
                          .icon = button.icon,
                          .enabled = button.enabled,
                          .height = button.small ? lengths.target : lengths.primary_target,
                          .padding = button.small ? button_padding * 0.6F : button_padding,
                          .role = button.small ? TextRole::Small : TextRole::Body};
    const ButtonWords words = lay_button(parts, face, available_width(parts));
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const Rect rect = take(
        parts,
        {.width = words.width, .height = std::max(words.height, stretch), .natural = words.height});
    return press_button(parts, face, words, rect).activated;
}

bool chip(Frame& frame, const Chip& chip)
{
    Parts& parts = frame.parts();
    const Palette& palette = parts.palette();
    const float padding = parts.px(chip_padding);
    Print print{.role = TextRole::Small,
                .weight = text::Weight::Bold,
                .direction = text::Direction::FirstStrong};
    text::LayoutRef label = lay(parts, chip.label.utf8(), print);
    print.width = available_width(parts) - 2 * padding;
    if (label->width > print.width)
        label = lay(parts, chip.label.utf8(), print);
    const float height = std::max(parts.px(parts.lengths().target), label->height + parts.px({3}));
    const float width =
        std::max(parts.px(parts.lengths().target), std::ceil(label->width) + 2 * padding);
    const Rect rect = take(
        parts, {.width = width, .height = height, .before = parts.px(parts.lengths().small_gap)});

    const Touch touched = touch(parts, {.id = chip.id, .rect = rect, .keeps_focus = true});
    const bool dark = chip.selected || touched.held;
    const Colour ground = dark ? palette.action : palette.tint;
    const Colour ink = dark ? palette.on_action : palette.action_deep;
    parts.canvas.fill(rect, ground, parts.px(parts.lengths().small_radius));
    if (ground == parts.inks().ground)
        parts.canvas.stroke(rect, palette.border, parts.px(parts.lengths().hairline),
                            parts.px(parts.lengths().small_radius));
    const float words = std::min(std::ceil(label->width), rect.w);
    draw_middle(parts, label, centred(rect, words, rect.h), ink);
    leave(parts,
          {.id = std::string{chip.id},
           .role = Role::Chip,
           .label = chip.label.utf8(),
           .state = {.pressed = touched.held, .selected = chip.selected},
           .target = true,
           .colours = {{ink, ground}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
    return touched.activated;
}

bool link(Frame& frame, std::string_view id, const messages::Text& label)
{
    Parts& parts = frame.parts();
    const ButtonFace face{.id = id,
                          .label = label.utf8(),
                          .look = Look::Quiet,
                          .start = true,
                          .height = parts.lengths().target,
                          .padding = {0}};
    const ButtonWords words = lay_button(parts, face, available_width(parts));
    Rect rect = take(parts, {.width = words.width,
                             .height = words.height,
                             .before = parts.px(parts.lengths().small_gap)});
    rect.w = std::min(rect.w, words.width);
    const Touch touched = press_button(parts, face, words, rect);
    const float top = rect.y + (rect.h - words.label->height) / 2;
    for (const text::Line& line : words.label->lines)
        parts.canvas.fill({rect.x, std::round(top + line.baseline + line.descent * 0.5F),
                           std::ceil(line.width), parts.px(parts.lengths().hairline)},
                          parts.inks().action);
    return touched.activated;
}

} // namespace kiosk::ui
