#include "kiosk/ui/button_face.h"
#include "kiosk/ui/page.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

struct FooterItem {
    FooterButton pressed;
    ButtonFace face;
    ButtonWords words;
    bool at_end; ///< of the line
};

/// Items side by side; a line of its own for those that find no room.
struct FooterLine {
    std::vector<const FooterItem*> items;
    float width = 0; ///< with gaps
    float height = 0;
};

/// Room at both ends of a label, where there is plenty and where there is little.
constexpr Millimetres roomy{10}, compact{5.5F};

std::vector<FooterItem> footer_items(Parts& parts, const Footer& footer, float widest,
                                     Millimetres padding)
{
    std::vector<FooterItem> items;
    const auto add = [&](FooterButton pressed, ButtonFace face, bool at_end) {
        face.padding = padding;
        if (!face.label.empty())
            items.push_back({pressed, face, lay_button(parts, face, widest), at_end});
    };
    add(FooterButton::Previous,
        {.id = footer.previous_id,
         .label = footer.previous.utf8(),
         .look = Look::Secondary,
         .icon = footer.onward ? std::string_view{} : arrow(parts, false)},
        false);
    add(FooterButton::Other,
        {.id = footer.other_id, .label = footer.other.utf8(), .look = Look::Secondary}, false);
    add(FooterButton::Quiet,
        {.id = "quiet",
         .label = footer.quiet.utf8(),
         .look = Look::Quiet,
         .role = padding < roomy ? TextRole::Small : TextRole::Body},
        true);
    add(FooterButton::Continue,
        {.id = "continue",
         .label = footer.primary.utf8(),
         .look = Look::Primary,
         .arrow_after = arrow(parts, true),
         .enabled = footer.primary_enabled},
        true);
    return items;
}

void put(FooterLine& line, const FooterItem& item, float between)
{
    line.width += item.words.width + (line.items.empty() ? 0 : between);
    line.height = std::max(line.height, item.words.height);
    line.items.push_back(&item);
}

/// All on one line; else the lighter actions above previous and continue; else one a line.
std::vector<FooterLine> share_lines(const std::vector<FooterItem>& items, float room, float between)
{
    FooterLine all, main, light;
    for (const FooterItem& item : items) {
        const bool heavy =
            item.pressed == FooterButton::Previous || item.pressed == FooterButton::Continue;
        put(all, item, between);
        put(heavy ? main : light, item, between);
    }
    if (all.width <= room)
        return {all};

    std::vector<FooterLine> lines;
    for (const FooterLine& line : {light, main}) {
        if (line.items.empty())
            continue;
        if (line.width <= room) {
            lines.push_back(line);
            continue;
        }
        for (const FooterItem* item : line.items) {
            FooterLine alone;
            put(alone, *item, between);
            lines.push_back(alone);
        }
    }
    return lines;
}

std::optional<FooterButton> draw_line(Parts& parts, const FooterLine& line, const Rect& rect,
                                      float between)
{
    std::optional<FooterButton> pressed;
    float start = rect.x;
    float end = rect.right();
    for (const FooterItem* item : line.items)
        if (item->at_end)
            end -= item->words.width + between;
    end += between;
    for (const FooterItem* item : line.items) {
        float& x = item->at_end ? end : start;
        const Rect place{x, rect.y, std::min(item->words.width, rect.w), rect.h};
        if (press_button(parts, item->face, item->words, place).activated)
            pressed = item->pressed;
        x += item->words.width + between;
    }
    return pressed;
}

} // namespace

std::optional<FooterButton> footer(Frame& frame, const Footer& footer)
{
    Parts& parts = frame.parts();
    const Rect bar = parts.areas.footer;
    if (bar.h <= 0)
        return std::nullopt;

    const float line_width = parts.px(parts.lengths().hairline);
    parts.canvas.panel({bar.x, bar.y, bar.w, line_width}, parts.palette().line);
    leave(parts, {.id = "footer", .role = Role::Region}, bar);
    parts.parents.emplace_back("footer");
    open_space(parts, {.area = bar, .inks = inks_on(parts, parts.palette().paper)});

    const float margin = parts.px(parts.lengths().margin);
    const float between = parts.px({6});
    const float above = parts.px({6});
    const Rect inner = bar.inset(margin, above);
    std::vector<FooterItem> items = footer_items(parts, footer, inner.w, roomy);
    if (share_lines(items, inner.w, between).size() > 1)
        items = footer_items(parts, footer, inner.w, compact);

    std::optional<FooterButton> pressed;
    float y = inner.y;
    for (const FooterLine& line : share_lines(items, inner.w, between)) {
        const auto touched = draw_line(parts, line, {inner.x, y, inner.w, line.height}, between);
        pressed = touched ? touched : pressed;
        y += line.height + parts.px(parts.lengths().small_gap);
    }
    learn(parts, "footer",
          std::max(parts.px(parts.lengths().footer),
                   y - parts.px(parts.lengths().small_gap) + above - bar.y));
    parts.spaces.pop_back();
    parts.parents.pop_back();
    return pressed;
}

} // namespace kiosk::ui
