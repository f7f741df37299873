#include "kiosk/ui/button_face.h"
#include "kiosk/ui/page.h"
#include "shared/messages/msg.h"

#include <array>
#include <numeric>

namespace kiosk::ui
{

namespace
{

struct HeaderItem {
    HeaderButton pressed;
    ButtonFace face;
    ButtonWords words;
};

ButtonFace header_face(std::string_view id, std::string_view label, std::string_view icon)
{
    return {.id = id,
            .label = label,
            .look = Look::Secondary,
            .icon = icon,
            .light = true,
            .height = {18},
            .padding = {5.8F},
            .role = TextRole::Small,
            .weight = text::Weight::Bold};
}

void hide_label(HeaderItem& item)
{
    item.face.icon_only = true;
    item.words.width = item.words.height;
}

float total_width(const std::vector<HeaderItem>& items, float between)
{
    return std::accumulate(
        items.begin(), items.end(), -between,
        [between](float sum, const HeaderItem& item) { return sum + item.words.width + between; });
}

/// Labels give way to icons where there is no room, the language's last.
void fit(std::vector<HeaderItem>& items, float room, float between)
{
    if (items.empty() || total_width(items, between) <= room)
        return;
    for (HeaderItem& item : items)
        if (item.pressed != HeaderButton::Language)
            hide_label(item);
    if (total_width(items, between) > room)
        hide_label(items.front());
}

/// The product's mark: a round-cornered square with a window.
void draw_mark(Parts& parts, const Rect& rect, Colour square, Colour window)
{
    const float inner = std::round(rect.w * 0.46F);
    parts.canvas.fill(rect, square, std::round(rect.w * 0.19F));
    parts.canvas.fill(centred(rect, inner, inner), window, std::round(inner * 0.28F));
}

Rect draw_title(Parts& parts, const messages::Text& title, const Rect& bar)
{
    const float side = parts.px({11});
    const float margin = parts.px(parts.lengths().margin);
    const Rect mark{margin, std::round(bar.y + (bar.h - side) / 2), side, side};
    draw_mark(parts, mark, parts.palette().action, parts.palette().paper);

    const text::LayoutRef words = lay(parts, title.utf8(), {.weight = text::Weight::Bold});
    const Rect rect{mark.right() + parts.px({4.5F}), bar.y, std::ceil(words->width), bar.h};
    draw_middle(parts, words, rect, parts.palette().ink);
    leave(parts,
          {.id = "product",
           .role = Role::Words,
           .label = title.utf8(),
           .colours = {{parts.palette().ink, parts.palette().paper}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
    return rect;
}

std::vector<HeaderItem> header_items(Parts& parts, const Header& header,
                                     const std::array<messages::Text, 3>& labels)
{
    std::vector<HeaderItem> items;
    const auto add = [&](HeaderButton pressed, const ButtonFace& face) {
        items.push_back({pressed, face, lay_button(parts, face, 0)});
    };
    if (header.tools) {
        add(HeaderButton::Language, header_face("language", header.language.utf8(), "language"));
        add(HeaderButton::TextSize, header_face("text-size", labels[0].utf8(), "format_size"));
        add(HeaderButton::Help, header_face("help", labels[1].utf8(), "help_outline"));
    }
    if (header.finish) {
        ButtonFace face = header_face("finish", labels[2].utf8(), "logout");
        face.look = Look::Danger;
        add(HeaderButton::Finish, face);
    }
    return items;
}

} // namespace

std::optional<HeaderButton> header(Frame& frame, const Header& header)
{
    Parts& parts = frame.parts();
    const Rect bar = parts.areas.header;
    const float line = parts.px(parts.lengths().hairline);
    parts.canvas.panel({bar.x, bar.bottom() - line, bar.w, line}, parts.palette().line);
    leave(parts, {.id = "header", .role = Role::Region}, bar);
    parts.parents.emplace_back("header");
    open_space(parts, {.area = bar, .inks = inks_on(parts, parts.palette().paper)});

    const Rect title = draw_title(parts, header.title, bar);
    const std::array labels{msg::header_size(frame.catalog()), msg::header_help(frame.catalog()),
                            msg::header_end(frame.catalog())};
    std::vector<HeaderItem> items = header_items(parts, header, labels);
    const float between = parts.px({5});
    const float end = bar.right() - parts.px(parts.lengths().margin);
    fit(items, end - title.right() - parts.px(parts.lengths().margin), between);

    std::optional<HeaderButton> pressed;
    float x = end - total_width(items, between);
    float tallest = 0;
    for (const HeaderItem& item : items) {
        const float height = item.words.height;
        const Rect rect{x, std::round(bar.y + (bar.h - line - height) / 2), item.words.width,
                        height};
        if (press_button(parts, item.face, item.words, rect).activated)
            pressed = item.pressed;
        x += item.words.width + between;
        tallest = std::max(tallest, height);
    }
    learn(parts, "header", std::max(parts.px(parts.lengths().header), tallest + parts.px({6})));
    parts.spaces.pop_back();
    parts.parents.pop_back();
    return pressed;
}

void attract_bar(Frame& frame, const messages::Text& place, const messages::Text& when)
{
    Parts& parts = frame.parts();
    const Inks& inks = parts.inks();
    const float side = parts.px({11});
    const float indent = side + parts.px({4.5F});
    const float width = available_width(parts);
    const text::LayoutRef end = lay(parts, when.utf8(), {});
    const float end_width = std::ceil(end->width);
    const bool beside = end_width < width / 2;
    const float room = width - indent - (beside ? end_width + indent : 0);
    const text::LayoutRef start =
        lay(parts, place.utf8(), {.weight = text::Weight::Bold, .width = room});
    const float height = std::max(side, std::ceil(start->height));
    const Rect rect = take(parts, {.width = width, .height = height});

    draw_mark(parts, {rect.x, std::round(rect.y + (height - side) / 2), side, side}, inks.ink,
              inks.ground);
    draw_middle(parts, start, {rect.x + indent, rect.y, room, height}, inks.ink);
    if (beside)
        draw_middle(parts, end, {rect.right() - end_width, rect.y, end_width, height}, inks.ink);
    leave(parts,
          {.id = "place",
           .role = Role::Words,
           .label = place.utf8(),
           .value = when.utf8(),
           .colours = {{inks.ink, inks.ground}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
}

} // namespace kiosk::ui
