#include "kiosk/ui/page.h"

#include "kiosk/ui/parts.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

/// The least height of the main region beside keyboard and steps; with less, the steps give way.
constexpr Millimetres least_main{72};
/// Parts of the panel that an aside may take at most.
constexpr float widest_aside = 0.30F, widest_wide_aside = 0.36F, highest_band = 0.32F;

void turn_page_if_new(Parts& parts, std::string_view id)
{
    if (parts.memory.page == id)
        return;
    parts.memory.page = id;
    parts.memory.scrolls.clear();
    parts.memory.heights.clear();
    set_focus(parts, {});
    parts.memory.pressed.clear();
    parts.memory.open_list.clear();
    parts.memory.shown_passwords.clear();
    parts.unsettled = true;
}

float aside_width(const Parts& parts, Aside aside)
{
    const Lengths& lengths = parts.lengths();
    const auto panel = static_cast<float>(parts.panel.width);
    return aside == Aside::Wide
               ? std::min(parts.px(lengths.wide_aside), std::round(panel * widest_wide_aside))
               : std::min(parts.px(lengths.aside), std::round(panel * widest_aside));
}

float band_height(const Parts& parts)
{
    const float padding = parts.px(parts.lengths().padding);
    const auto panel = static_cast<float>(parts.panel.height);
    return std::min(learnt(parts, "aside", 0) + 2 * padding, std::round(panel * highest_band));
}

/// Cuts header, steps, footer, keyboard off the panel and shares the rest.
PageAreas share_out(const Parts& parts, const PageShape& shape)
{
    const Lengths& lengths = parts.lengths();
    const auto width = static_cast<float>(parts.panel.width);
    const auto height = static_cast<float>(parts.panel.height);
    const bool typing = !parts.memory.focus.empty();
    const float keyboard = typing ? keyboard_height(parts, parts.memory.keyboard) : 0;
    const float header = learnt(parts, "header", parts.px(lengths.header));
    const float steps = shape.steps ? learnt(parts, "steps", parts.px({29})) : 0;
    const float footer =
        shape.footer && !typing ? learnt(parts, "footer", parts.px(lengths.footer)) : 0;

    PageAreas areas;
    areas.header = {0, 0, width, header};
    const bool room = height - keyboard - header - steps >= parts.px(least_main);
    areas.steps = {0, header, width, room || !typing ? steps : 0};
    areas.footer = {0, height - footer, width, footer};
    areas.keyboard = {0, height - keyboard, width, keyboard};

    const float top = areas.steps.bottom();
    const float bottom = height - std::max(footer, keyboard);
    areas.main = {0, top, width, bottom - top};
    if (shape.aside == Aside::None)
        return areas;
    if (parts.panel.portrait()) {
        const float band = band_height(parts);
        areas.aside = {0, top, width, band};
        areas.main = {0, top + band, width, bottom - top - band};
        return areas;
    }
    const float side = aside_width(parts, shape.aside);
    areas.aside = {width - side, top, side, bottom - top};
    areas.main.w -= side;
    return areas;
}

/// So far that a field that was cut is whole afterwards.
float scroll_step(const Parts& parts, float height)
{
    constexpr Millimetres tallest_field{30};
    return std::round(
        std::max(height * 0.35F, std::min(height * 0.75F, height - parts.px(tallest_field))));
}

void draw_scroll_button(Parts& parts, const std::string& id, const Rect& rect, bool up)
{
    const messages::Catalog& catalog = *parts.view.catalog;
    const float known = learnt(parts, id, 0);
    const Space& space = parts.space();
    float& scroll = parts.memory.scrolls[id];
    const float most = std::max(0.0F, known - space.area.h);
    const bool enabled = up ? scroll > 0.5F : scroll < most - 0.5F;
    const std::string button = id + (up ? "/scroll-up" : "/scroll-down");

    const Touch touched =
        touch(parts, {.id = button, .rect = rect, .enabled = enabled, .keeps_focus = true});
    if (touched.activated) {
        const float step = scroll_step(parts, space.area.h);
        scroll = std::clamp(scroll + (up ? -step : step), 0.0F, most);
        parts.unsettled = true;
    }

    const Palette& palette = parts.palette();
    const float radius = parts.px(parts.lengths().small_radius);
    const Colour ground = touched.held ? palette.held : palette.tint;
    const Colour ink = enabled ? palette.action_deep : palette.on_disabled;
    parts.canvas.fill(rect, enabled ? ground : palette.disabled, radius);
    if (enabled)
        parts.canvas.stroke(rect, palette.action, parts.px(parts.lengths().hairline), radius);
    const float icon = parts.px(parts.lengths().icon);
    draw_icon(parts, up ? "keyboard_arrow_up" : "keyboard_arrow_down", centred(rect, icon, icon),
              ink);
    leave(parts,
          {.id = button,
           .role = Role::Scroll,
           .label = (up ? msg::action_scroll_up(catalog) : msg::action_scroll_down(catalog)).utf8(),
           .state = {.disabled = !enabled, .pressed = touched.held},
           .target = true,
           .colours = {{ink, enabled ? ground : palette.disabled, false}}},
          rect);
}

/// Where the visitor is in the content: a track between region top and buttons.
void draw_scroll_track(Parts& parts, const std::string& id, const Rect& rect)
{
    const float content = std::max(1.0F, learnt(parts, id, 1));
    const float shown = parts.space().area.h / content;
    const float scroll = parts.memory.scrolls[id] / content;
    const float width = parts.px({2});
    const Rect track{std::round(rect.x + (rect.w - width) / 2), rect.y, width, rect.h};
    parts.canvas.fill(track, parts.palette().line, width / 2);
    parts.canvas.fill({track.x, std::round(track.y + scroll * track.h), width,
                       std::round(std::min(1.0F, shown) * track.h)},
                      parts.palette().border, width / 2);
}

} // namespace

void open_region(Parts& parts, const std::string& id, const Rect& area, const Inks& inks)
{
    const float known = learnt(parts, id, 0);
    const bool overflows = known > area.h + 1;
    float& scroll = parts.memory.scrolls[id];
    scroll = std::clamp(scroll, 0.0F, std::max(0.0F, known - area.h));

    leave(parts, {.id = id, .role = Role::Region}, area);
    parts.parents.push_back(id);
    const float ring = parts.px(parts.lengths().focus_ring + parts.lengths().focus_offset) + 1;
    parts.canvas.push_clip({area.x - ring, area.y, area.w + 2 * ring, area.h});

    const float side =
        overflows ? parts.px(parts.lengths().primary_target + parts.lengths().gap) : 0;
    Space space{.id = id,
                .area = {area.x, area.y, area.w - side, area.h},
                .inks = inks,
                .scrolls = true,
                .has_buttons = overflows,
                .scroll = scroll};
    open_space(parts, std::move(space));
    parts.space().y -= scroll;
    parts.space().natural_y -= scroll;
}

void close_region(Parts& parts)
{
    const Space region = parts.space();
    const float ring = parts.px(parts.lengths().focus_ring + parts.lengths().focus_offset) + 1;
    learn(parts, region.id, region.natural_y + region.scroll - region.area.y + ring);

    if (region.has_buttons) {
        const float side = parts.px(parts.lengths().primary_target);
        const float between = parts.px(parts.lengths().small_gap);
        const float x = region.area.right() + parts.px(parts.lengths().gap);
        const Rect down{x, region.area.bottom() - side, side, side};
        const Rect up{x, down.y - between - side, side, side};
        draw_scroll_track(parts, region.id,
                          {x, region.area.y, side, up.y - between - region.area.y});
        draw_scroll_button(parts, region.id, up, true);
        draw_scroll_button(parts, region.id, down, false);
    }
    parts.spaces.pop_back();
    parts.parents.pop_back();
    parts.canvas.pop_clip();
}

void page(Frame& frame, const PageShape& shape)
{
    Parts& parts = frame.parts();
    turn_page_if_new(parts, shape.id);
    parts.areas = share_out(parts, shape);
    const auto width = static_cast<float>(parts.panel.width);
    const auto height = static_cast<float>(parts.panel.height);
    parts.canvas.panel({0, 0, width, height}, parts.palette().paper);

    const Rect& aside = parts.areas.aside;
    if (aside.w <= 0)
        return;
    const float line = parts.px(parts.lengths().hairline);
    parts.canvas.panel(aside, parts.palette().ground);
    parts.canvas.panel(parts.panel.portrait() ? Rect{aside.x, aside.bottom() - line, aside.w, line}
                                              : Rect{aside.x, aside.y, line, aside.h},
                       parts.palette().tint_edge);
}

void attract_page(Frame& frame, std::string_view id)
{
    Parts& parts = frame.parts();
    turn_page_if_new(parts, id);
    const Rect whole{0, 0, static_cast<float>(parts.panel.width),
                     static_cast<float>(parts.panel.height)};
    parts.areas = {};
    parts.areas.main = whole;
    parts.areas.attract = true;
    parts.canvas.gradient(whole, parts.palette().attract_top, parts.palette().attract_bottom);
}

Region main_region(Frame& frame)
{
    Parts& parts = frame.parts();
    const Lengths& lengths = parts.lengths();
    const bool attract = parts.areas.attract;
    const float margin = parts.px(attract ? lengths.margin * 1.5F : lengths.margin);
    const float above = parts.px(attract ? lengths.margin : lengths.padding);
    const Colour ground = attract ? parts.palette().attract_bottom : parts.palette().paper;
    Rect area = parts.areas.main.inset(margin, above);
    area.h += above - parts.px(lengths.small_gap);
    open_region(parts, "main", area, inks_on(parts, ground));
    return Region{frame};
}

Region aside_region(Frame& frame)
{
    Parts& parts = frame.parts();
    const Lengths& lengths = parts.lengths();
    const float padding = parts.px(parts.panel.portrait() ? lengths.margin : lengths.aside_padding);
    const float above = parts.px(lengths.padding);
    open_region(parts, "aside", parts.areas.aside.inset(padding, above),
                inks_on(parts, parts.palette().ground));
    return Region{frame};
}

Region::~Region()
{
    if (m_frame != nullptr)
        close_region(m_frame->parts());
}

} // namespace kiosk::ui
