#include "kiosk/ui/notices.h"

#include "kiosk/ui/fields.h"
#include "kiosk/ui/parts.h"
#include "shared/messages/msg.h"

namespace kiosk::ui
{

namespace
{

std::string_view tone_icon(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return "check_circle";
    case Tone::Warning:
        return "warning";
    case Tone::Error:
        return "error";
    default:
        return {};
    }
}

} // namespace

void notice(Frame& frame, const Notice& notice)
{
    Parts& parts = frame.parts();
    const ToneColours tone = tone_colours(parts, notice.tone);
    const Colour ink =
        notice.tone == Tone::Warning || notice.tone == Tone::Error || notice.tone == Tone::Success
            ? tone.ink
            : parts.palette().ink;
    const std::string_view sign = notice.icon.empty() ? tone_icon(notice.tone) : notice.icon;
    const float padding = parts.px(parts.lengths().padding * 0.8F);
    const float icon = sign.empty() ? 0 : std::round(em(parts, TextRole::Body) * 1.25F);
    const float indent = icon > 0 ? icon + parts.px({3.5F}) : 0;
    const float width = available_width(parts) - 2 * padding - indent;

    const text::LayoutRef title =
        lay(parts, notice.title.utf8(), {.weight = text::Weight::Bold, .width = width});
    const text::LayoutRef words =
        notice.words.empty()
            ? nullptr
            : lay(parts, notice.words.utf8(), {.role = TextRole::Small, .width = width});
    const float under = std::ceil(title->height) + (words ? parts.px({0.8F}) : 0);
    const float height = under + (words ? std::ceil(words->height) : 0) + 2 * padding;
    const Rect rect = take(parts, {.height = height});

    const float radius = parts.px(parts.lengths().radius);
    parts.canvas.panel(rect, tone.fill, radius);
    parts.canvas.stroke(rect, tone.edge, parts.px(parts.lengths().hairline), radius);
    const Rect inner = rect.inset(padding, padding);
    if (icon > 0)
        draw_icon(parts, sign,
                  {inner.x, inner.y, icon,
                   std::ceil(title->lines.empty()
                                 ? icon
                                 : title->height / static_cast<float>(title->lines.size()))},
                  ink);
    draw(parts, title, {inner.x + indent, inner.y, inner.w - indent, inner.h}, ink);
    const Colour text_ink = parts.palette().text;
    if (words)
        draw(parts, words, {inner.x + indent, inner.y + under, inner.w - indent, inner.h - under},
             text_ink);
    leave(parts,
          {.id = std::string{notice.id},
           .role = Role::Notice,
           .label = notice.title.utf8(),
           .value = notice.words.utf8(),
           .colours = {{ink, tone.fill}, {text_ink, tone.fill}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
}

std::optional<std::string> error_summary(Frame& frame, std::span<const FieldError> errors)
{
    if (errors.empty())
        return std::nullopt;

    Parts& parts = frame.parts();
    std::optional<std::string> chosen;
    const messages::Text title_words =
        msg::common_problems_title(frame.catalog(), static_cast<std::int64_t>(errors.size()));
    const Box box{frame, {.id = "errors", .tone = Tone::Error}};
    const float icon = std::round(em(parts, TextRole::Body) * 1.25F);
    const Rect title_area{parts.space().area};
    const text::LayoutRef title =
        lay(parts, title_words.utf8(),
            {.weight = text::Weight::Bold, .width = title_area.w - icon - parts.px({3.5F})});
    const Rect rect = take(parts, {.height = std::ceil(title->height), .after = parts.px({1})});
    draw_icon(parts, "error", {rect.x, rect.y, icon, rect.h}, parts.palette().error);
    const float indent = icon + parts.px({3.5F});
    draw(parts, title, {rect.x + indent, rect.y, rect.w - indent, rect.h}, parts.palette().error);
    leave(parts,
          {.id = "errors/title",
           .role = Role::Heading,
           .label = title_words.utf8(),
           .colours = {{parts.palette().error, parts.palette().error_tint}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);

    for (const FieldError& error : errors) {
        const std::string id = "errors/" + error.field;
        const text::LayoutRef words =
            lay(parts, error.words.utf8(), {.role = TextRole::Body, .width = rect.w - indent});
        const float height =
            std::max(parts.px(parts.lengths().target), std::ceil(words->height) + parts.px({3}));
        Rect line = take(
            parts, {.height = height, .before = parts.px(parts.lengths().small_gap), .after = 0});
        line.x += indent;
        line.w = std::min(line.w - indent, std::max(std::ceil(words->width), height));
        const Touch touched = touch(parts, {.id = id, .rect = line, .keeps_focus = true});
        const float under = std::round(line.y + (line.h + words->height) / 2);
        draw_middle(parts, words, line, parts.palette().error);
        parts.canvas.fill(
            {line.x, under, std::ceil(words->width), parts.px(parts.lengths().hairline)},
            parts.palette().error);
        leave(parts,
              {.id = id,
               .role = Role::Button,
               .label = error.words.utf8(),
               .state = {.pressed = touched.held},
               .target = true,
               .colours = {{parts.palette().error, parts.palette().error_tint}},
               .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
              line);
        if (touched.activated)
            chosen = error.field;
    }
    if (chosen)
        focus(frame, *chosen);
    return chosen;
}

void success_mark(Frame& frame, const messages::Text& title, const messages::Text& words)
{
    Parts& parts = frame.parts();
    const Palette& palette = parts.palette();
    const float side = parts.px({26});
    const float indent = side + parts.px({7});
    const float width = available_width(parts) - indent;
    const text::LayoutRef large =
        lay(parts, title.utf8(),
            {.role = TextRole::Title, .weight = text::Weight::Bold, .width = width});
    const text::LayoutRef small = lay(parts, words.utf8(), {.width = width});
    const float words_height = std::ceil(large->height) + std::ceil(small->height);
    const Rect rect = take(parts, {.height = std::max(side, words_height)});

    const Rect disc{rect.x, rect.y, side, side};
    parts.canvas.disc(disc, palette.success);
    const float tick = std::round(side * 0.55F);
    draw_icon(parts, "check", centred(disc, tick, tick), palette.paper);
    const float lower = std::max(0.0F, std::round((side - words_height) / 2));
    const Rect column{rect.x + indent, rect.y + lower, rect.w - indent, rect.h - lower};
    draw(parts, large, column, parts.inks().ink);
    const float under = std::ceil(large->height);
    draw(parts, small, {column.x, column.y + under, column.w, column.h - under},
         parts.inks().quiet);
    leave(parts,
          {.id = numbered(parts, "success"),
           .role = Role::Heading,
           .label = title.utf8(),
           .value = words.utf8(),
           .colours = {{parts.inks().ink, parts.inks().ground},
                       {parts.inks().quiet, parts.inks().ground},
                       {palette.paper, palette.success, false}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
}

} // namespace kiosk::ui
