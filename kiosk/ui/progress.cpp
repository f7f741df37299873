#include "kiosk/ui/progress.h"

#include "kiosk/ui/parts.h"

#include <algorithm>

namespace kiosk::ui
{

void progress_bar(Frame& frame, const Progress& progress)
{
    Parts& parts = frame.parts();
    const text::LayoutRef label =
        progress.label.empty() ? nullptr
                               : lay(parts, progress.label.utf8(),
                                     {.role = TextRole::Small, .width = available_width(parts)});
    const float thick = parts.px({2.4F});
    const float under = label ? std::ceil(label->height) + parts.px({2.5F}) : 0;
    const Rect rect = take(parts, {.width = available_width(parts),
                                   .height = under + thick,
                                   .before = parts.px(parts.lengths().small_gap)});

    if (label)
        draw(parts, label, rect, parts.inks().text);
    const Rect track{rect.x, rect.y + under, rect.w, thick};
    const float done = std::clamp(progress.done, 0.0F, 1.0F);
    parts.canvas.fill(track, parts.palette().tint_strong, thick / 2);
    if (done > 0)
        parts.canvas.fill({track.x, track.y, std::max(thick, std::round(track.w * done)), track.h},
                          parts.palette().action, thick / 2);
    leave(parts,
          {.id = std::string{progress.id},
           .role = Role::Progress,
           .label = progress.label.utf8(),
           .value = std::to_string(static_cast<int>(done * 100)),
           .colours = {{parts.palette().action, parts.inks().ground, false}},
           .cap_height = label ? parts.theme.cap_height(TextRole::Small, parts.view.text_size)
                               : Millimetres{}},
          rect);
}

void busy(Frame& frame, std::string_view id, const messages::Text& label)
{
    Parts& parts = frame.parts();
    const float side = parts.px(parts.lengths().tile);
    const float indent = side + parts.px({5.5F});
    const text::LayoutRef words = lay(parts, label.utf8(),
                                      {.role = TextRole::Body,
                                       .weight = text::Weight::Bold,
                                       .width = available_width(parts) - indent});
    const Rect rect = take(parts, {.width = indent + std::ceil(words->width),
                                   .height = std::max(side, std::ceil(words->height))});
    const Rect tile{rect.x, rect.y, side, side};
    const float icon = parts.px(parts.lengths().icon);
    parts.canvas.fill(tile, parts.palette().tint, side / 2);
    draw_icon(parts, "hourglass_empty", centred(tile, icon, icon), parts.palette().action);
    draw_middle(parts, words, {rect.x + indent, rect.y, rect.w - indent, rect.h},
                parts.inks().text);
    leave(parts,
          {.id = std::string{id},
           .role = Role::Progress,
           .label = label.utf8(),
           .value = "busy",
           .colours = {{parts.inks().text, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
}

} // namespace kiosk::ui
