#include "kiosk/ui/parts.h"

#include "shared/base/verify.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui
{

namespace
{

/// A finger that touches for a shorter time did not mean it (EN 301 549 11.2.5.2, field lessons).
constexpr Moment shortest_touch{50};

text::Direction page_direction(const Parts& parts)
{
    return parts.view.catalog->direction() == messages::Direction::RightToLeft
               ? text::Direction::RightToLeft
               : text::Direction::LeftToRight;
}

/// Words laid out for a wider box than they got: from right to left they start at its right edge,
/// which must be the box's own.
Rect start_aligned(const Parts& parts, const text::Layout& layout, const Rect& box)
{
    float edge = 0;
    for (const text::Line& line : layout.lines)
        edge = std::max(edge, line.x + line.width);
    const float beyond = edge - box.w;
    if (beyond <= 1 || layout.width > box.w + 1)
        return box;
    return parts.mirrored() ? Rect{box.x, box.y, edge, box.h}
                            : Rect{box.x - beyond, box.y, edge, box.h};
}

} // namespace

float em(const Parts& parts, TextRole role)
{
    // Never smaller than the theme says, in whole pixels.
    return std::ceil(parts.panel.pixels(parts.theme.em(role, parts.view.text_size)) - 0.05F);
}

text::LayoutRef lay(Parts& parts, std::string_view utf8, const Print& print)
{
    const text::Style style{.size = print.size > 0 ? print.size : em(parts, print.role),
                            .weight = print.weight,
                            .family = print.family};
    const std::string_view language =
        print.language.empty() ? std::string_view{parts.view.catalog->language()} : print.language;
    return parts.engine->layout(utf8, style,
                                {.language = std::string{language},
                                 .direction = print.direction.value_or(page_direction(parts)),
                                 .align = print.align,
                                 .width = std::max(0.0F, std::floor(print.width))});
}

text::LayoutRef lay_icon(Parts& parts, std::string_view ligature, float side)
{
    return lay(parts, ligature,
               {.direction = text::Direction::LeftToRight,
                .family = text::Family::Icons,
                .size = std::round(side)});
}

void draw(Parts& parts, const text::LayoutRef& layout, const Rect& box, Colour colour)
{
    constexpr float slack = 1.5F;
    if (layout->width > box.w + slack || layout->height > box.h + slack)
        parts.overflow = true;
    parts.canvas.words(*layout, start_aligned(parts, *layout, box), colour);
}

void draw_middle(Parts& parts, const text::LayoutRef& layout, const Rect& box, Colour colour)
{
    // Capitals sit a little under the middle of their line.
    const bool capitals =
        !layout->lines.empty() && layout->direction != text::Direction::RightToLeft;
    const float lift = capitals ? 0.03F * layout->lines.front().ascent : 0.0F;
    const float room = std::max(0.0F, box.h - layout->height);
    draw(
        parts, layout,
        {box.x, std::round(box.y + room / 2 - lift), box.w, std::max(box.h - room, layout->height)},
        colour);
    if (layout->height > box.h + 1)
        parts.overflow = true;
}

void draw_icon(Parts& parts, std::string_view ligature, const Rect& box, Colour colour)
{
    const float side = std::min(box.w, box.h);
    const text::LayoutRef icon = lay_icon(parts, ligature, side);
    parts.canvas.words(*icon, centred(box, icon->width, icon->height), colour);
}

std::string_view arrow(const Parts& parts, bool on)
{
    return on != parts.mirrored() ? "chevron_right" : "chevron_left";
}

Touch touch(Parts& parts, const TouchArea& area)
{
    Memory& memory = parts.memory;
    const Pointer& pointer = parts.pointer;
    const bool reachable = area.enabled && parts.layer >= memory.top_layer;
    const bool under = area.rect.meet(parts.canvas.clip()).contains(pointer.x, pointer.y);

    if (pointer.went_down && reachable && under && !parts.pointer.hit) {
        parts.pointer.hit = true;
        memory.pressed = area.id;
        memory.pressed_layer = parts.layer;
        memory.pressed_at = pointer.at;
        if (area.on_press)
            return {.activated = true, .held = true};
    }
    if (memory.pressed != area.id || memory.pressed_layer != parts.layer || !reachable)
        return {};

    const float reach = parts.px(parts.lengths().reach);
    const bool near = area.rect.grown(reach).contains(pointer.x, pointer.y);
    const bool meant = !memory.finger || pointer.at - memory.pressed_at >= shortest_touch;
    const bool activated = pointer.went_up && near && meant && !area.on_press;
    if (activated && !area.keeps_focus)
        set_focus(parts, {});
    return {.activated = activated, .held = pointer.down && near};
}

Node& leave(Parts& parts, Node node, const Rect& rect)
{
    const Rect place = parts.canvas.physical(rect);
    const auto length = [&parts](float pixels) { return parts.panel.millimetres(pixels); };
    node.place = {length(place.x), length(place.y), length(place.w), length(place.h)};
    node.layer = parts.layer;
    if (node.parent.empty() && !parts.parents.empty())
        node.parent = parts.parents.back();
    node.state.scrolled = !parts.canvas.clip().holds(rect);
    node.state.clipped = parts.overflow;
    parts.overflow = false;
    parts.nodes.push_back(std::move(node));
    return parts.nodes.back();
}

std::string numbered(Parts& parts, std::string_view kind)
{
    auto found = parts.counts.find(kind);
    if (found == parts.counts.end())
        found = parts.counts.emplace(std::string{kind}, 0).first;
    return std::string{kind} + '/' + std::to_string(++found->second);
}

void draw_focus_ring(Parts& parts, const Rect& rect, float radius)
{
    const float thickness = parts.px(parts.lengths().focus_ring);
    const float out = parts.px(parts.lengths().focus_offset) + thickness;
    parts.canvas.stroke(rect.grown(out), parts.palette().focus, thickness, radius + out);
}

Inks inks_on(const Parts& parts, Colour ground)
{
    const Palette& palette = parts.palette();
    if (parts.areas.attract && ground == palette.attract_bottom)
        return {ground,
                palette.on_attract,
                palette.on_attract,
                palette.on_attract,
                palette.on_attract,
                palette.on_attract};
    const bool pale = ground == palette.paper || ground == palette.ground;
    return {.ground = ground,
            .ink = palette.ink,
            .text = palette.text,
            .quiet = pale ? palette.quiet : palette.text,
            .action = ground == palette.paper ? palette.action : palette.action_deep,
            .edge = palette.border};
}

ToneColours tone_colours(const Parts& parts, Tone tone)
{
    const Palette& palette = parts.palette();
    switch (tone) {
    case Tone::Plain:
        return {palette.paper, palette.border, palette.ink};
    case Tone::Tinted:
        return {palette.ground, palette.tint_edge, palette.ink};
    case Tone::Info:
        return {palette.tint, palette.tint_strong, palette.action_deep};
    case Tone::Success:
        return {palette.success_tint, palette.success, palette.success};
    case Tone::Warning:
        return {palette.warning_tint, palette.warning, palette.warning};
    case Tone::Error:
        return {palette.error_tint, palette.error, palette.error};
    }
    return {palette.paper, palette.border, palette.ink};
}

void learn(Parts& parts, const std::string& id, float height)
{
    constexpr float noticeable = 0.5F;
    float& known = parts.memory.heights[id];
    if (std::abs(known - height) > noticeable)
        parts.unsettled = true;
    known = height;
}

float learnt(const Parts& parts, const std::string& id, float otherwise)
{
    const auto found = parts.memory.heights.find(id);
    return found == parts.memory.heights.end() ? otherwise : found->second;
}

const messages::Catalog& Frame::catalog() const
{
    return *m_parts->view.catalog;
}

const View& Frame::view() const
{
    return m_parts->view;
}

const Theme& Frame::theme() const
{
    return m_parts->theme;
}

const Panel& Frame::panel() const
{
    return m_parts->panel;
}

messages::Direction Frame::direction() const
{
    return catalog().direction();
}

bool Frame::portrait() const
{
    return panel().portrait();
}

messages::Text Frame::words(std::string_view key, const messages::Arguments& arguments) const
{
    return catalog().text(key, arguments);
}

} // namespace kiosk::ui
