#include "kiosk/ui/guide.h"

#include "kiosk/ui/parts.h"

namespace kiosk::ui
{

namespace
{

void draw_face(Parts& parts, const Rect& disc)
{
    const float icon = std::round(disc.w * 0.56F);
    parts.canvas.disc(disc, parts.palette().action);
    draw_icon(parts, "support_agent", centred(disc, icon, icon), parts.palette().on_action);
}

struct BubbleLook {
    bool visitor = false;
    Colour fill{}, edge{}, ink{};
    float before = 0; ///< room at the start
    float widest = 0;
};

void bubble(Parts& parts, const messages::Text& words, const BubbleLook& look)
{
    const float padding = parts.px({7});
    const float vertical = parts.px({5.5F});
    const text::LayoutRef layout = lay(parts, words.utf8(), {.width = look.widest - 2 * padding});
    const float height = std::ceil(layout->height) + 2 * vertical;
    const Rect line = take(parts, {.width = look.widest, .height = height});
    const float width = std::ceil(layout->width) + 2 * padding;
    const float x = look.visitor ? line.right() - width : line.x + look.before;
    const Rect rect{x, line.y, width, height};

    const Corners corners = look.visitor ? Corners::NotBottomEnd : Corners::NotBottomStart;
    const float radius = parts.px(parts.lengths().radius);
    parts.canvas.fill(rect, look.fill, radius, corners);
    if (!(look.edge == look.fill))
        parts.canvas.stroke(rect, look.edge, parts.px(parts.lengths().hairline), radius, corners);
    draw(parts, layout, rect.inset(padding, vertical), look.ink);
    leave(parts,
          {.id = numbered(parts, look.visitor ? "visitor" : "guide"),
           .role = Role::Bubble,
           .label = words.utf8(),
           .colours = {{look.ink, look.fill}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
    if (look.before > 0) {
        const float side = parts.px({14});
        draw_face(parts, {line.x, rect.bottom() - side, side, side});
    }
}

} // namespace

void guide_title(Frame& frame, const messages::Text& name)
{
    Parts& parts = frame.parts();
    const float side = parts.px({14});
    const float indent = side + parts.px({4.5F});
    const text::LayoutRef words =
        lay(parts, name.utf8(),
            {.weight = text::Weight::Bold, .width = available_width(parts) - indent});
    const Rect rect = take(parts, {.width = indent + words->width,
                                   .height = std::max(side, std::ceil(words->height))});
    draw_face(parts, {rect.x, rect.y, side, side});
    draw_middle(parts, words, {rect.x + indent, rect.y, rect.w - indent, rect.h}, parts.inks().ink);
    leave(parts,
          {.id = numbered(parts, "guide-title"),
           .role = Role::Heading,
           .label = name.utf8(),
           .colours = {{parts.inks().ink, parts.inks().ground},
                       {parts.palette().on_action, parts.palette().action, false}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
}

void guide_bubble(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    const Palette& palette = parts.palette();
    // In an aside the face stands in the title; in a conversation beside each bubble.
    const bool conversation = parts.space().id != "aside" || parts.panel.portrait();
    const float before = conversation ? parts.px({19}) : 0;
    bubble(parts, words,
           {.fill = palette.paper,
            .edge = palette.tint_edge,
            .ink = palette.text,
            .before = before,
            .widest = available_width(parts) - before});
}

void visitor_bubble(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    const Palette& palette = parts.palette();
    bubble(parts, words,
           {.visitor = true,
            .fill = palette.action,
            .edge = palette.action,
            .ink = palette.on_action,
            .widest = std::round(available_width(parts) * 0.8F)});
}

} // namespace kiosk::ui
