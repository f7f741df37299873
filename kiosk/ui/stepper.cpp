#include "kiosk/ui/page.h"
#include "kiosk/ui/parts.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

constexpr Millimetres bar_height{2}, bar_between{3.6F}, above{6}, under_bar{3}, below{7};
/// A panel lower than this has no room for names on two lines.
constexpr Millimetres small_panel{230};

struct StepLook {
    bool done = false, current = false;
    Colour ink{};
    text::LayoutRef words{};
    std::string label{};
    float icon = 0;
};

StepLook lay_step(Parts& parts, const Steps& steps, unsigned number, float width)
{
    const Palette& palette = parts.palette();
    StepLook look{.done = number < steps.current, .current = number == steps.current};
    look.ink = look.done ? palette.action : look.current ? palette.ink : palette.quiet;
    look.icon = look.done ? std::round(em(parts, TextRole::Small) * 1.1F) : 0;
    look.label = look.done ? steps.names[number].utf8()
                           : msg::stepper_name(*parts.view.catalog, std::int64_t{number} + 1,
                                               steps.names[number])
                                 .utf8();
    look.words = lay(parts, look.label,
                     {.role = TextRole::Small,
                      .weight = look.current ? text::Weight::Bold : text::Weight::Regular,
                      .width = width - look.icon});
    return look;
}

void draw_bar(Parts& parts, const Rect& bar, const StepLook& look, float part)
{
    const Palette& palette = parts.palette();
    const float radius = bar.h / 2;
    // Without a colour of its own, what lies ahead is an outline.
    if (!look.done && palette.line == palette.action)
        parts.canvas.stroke(bar, palette.line, parts.px(parts.lengths().hairline), radius);
    else
        parts.canvas.fill(bar, look.done ? palette.action : palette.line, radius);
    if (look.current)
        parts.canvas.fill({bar.x, bar.y, std::round(bar.w * part), bar.h}, palette.action, radius);
}

float draw_label(Parts& parts, const StepLook& look, const Rect& rect)
{
    if (look.done)
        draw_icon(parts, "check", {rect.x, rect.y, look.icon, std::min(rect.h, look.icon * 1.25F)},
                  look.ink);
    const float between = look.done ? std::round(look.icon * 0.15F) : 0;
    draw(parts, look.words,
         {rect.x + look.icon + between, rect.y, rect.w - look.icon - between + 2, rect.h},
         look.ink);
    return look.words->height;
}

} // namespace

void stepper(Frame& frame, const Steps& steps)
{
    Parts& parts = frame.parts();
    const Rect area = parts.areas.steps;
    if (area.h <= 0 || steps.names.empty())
        return;

    leave(parts, {.id = "steps", .role = Role::Region}, area);
    parts.parents.emplace_back("steps");
    const float margin = parts.px(parts.lengths().margin);
    const float between = parts.px(bar_between);
    const auto count = static_cast<float>(steps.names.size());
    const float width = std::floor((area.w - 2 * margin - between * (count - 1)) / count);
    const float top = area.y + parts.px(above);
    const float label_top = top + parts.px(bar_height + under_bar);
    const float line = parts.engine->line_height({.size = em(parts, TextRole::Small)},
                                                 parts.view.catalog->language());

    const bool little_room =
        parts.view.text_size > TextSize::Default || parts.panel.high < small_panel;
    const std::size_t most_lines = little_room ? 1 : 2;
    std::vector<StepLook> looks;
    bool fits = true;
    for (unsigned number = 0; number < steps.names.size(); ++number) {
        looks.push_back(lay_step(parts, steps, number, width));
        fits = fits && looks.back().words->lines.size() <= most_lines &&
               looks.back().words->width <= width - looks.back().icon + 1;
    }

    float tallest = line;
    for (unsigned number = 0; number < looks.size(); ++number) {
        StepLook& look = looks[number];
        const Rect bar{margin + static_cast<float>(number) * (width + between), top, width,
                       parts.px(bar_height)};
        draw_bar(parts, bar, look, steps.part);
        Rect node = bar;
        // Without room for all names, that of the step in hand; at the end, of the last.
        const bool named =
            look.current || (number + 1 == looks.size() && steps.current >= looks.size());
        if (!fits && named)
            look = lay_step(parts, steps, number, area.w - 2 * margin);
        if (fits || named) {
            const Rect label{fits ? bar.x : margin, label_top, fits ? width : area.w - 2 * margin,
                             look.words->height};
            tallest = std::max(tallest, draw_label(parts, look, label));
            node = fits ? Rect{bar.x, bar.y, bar.w, label.bottom() - bar.y} : label;
        }
        leave(parts,
              {.id = "step/" + std::to_string(number + 1),
               .role = Role::Step,
               .label = look.label,
               .value = look.done      ? "done"
                        : look.current ? "current"
                                       : "ahead",
               .state = {.selected = look.current},
               .colours = {{look.ink, parts.palette().paper}},
               .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
              node);
    }
    learn(parts, "steps", std::ceil(label_top + tallest + parts.px(below) - area.y));
    parts.parents.pop_back();
}

} // namespace kiosk::ui
