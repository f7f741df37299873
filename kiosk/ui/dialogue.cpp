#include "kiosk/ui/dialogue.h"

#include "kiosk/ui/button_face.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

constexpr Millimetres usual_width{284}, widest{400}, padding_width{14};

struct TitleRow {
    text::LayoutRef words;
    messages::Text close_label;
    ButtonFace close;
    ButtonWords close_words;
    float disc = 0, height = 0;
};

TitleRow lay_title(Frame& frame, const DialogueShape& shape, float width)
{
    Parts& parts = frame.parts();
    TitleRow row;
    row.disc = shape.icon.empty() ? 0 : parts.px(parts.lengths().tile);
    const float indent = row.disc > 0 ? row.disc + parts.px({6}) : 0;
    float end = 0;
    if (shape.closed != nullptr) {
        row.close_label = msg::action_close(frame.catalog());
        row.close = {.id = "close",
                     .label = row.close_label.utf8(),
                     .look = Look::Secondary,
                     .icon = "close",
                     .height = parts.lengths().target,
                     .padding = {5},
                     .role = TextRole::Small};
        row.close_words = lay_button(parts, row.close, 0);
        end = row.close_words.width + parts.px({6});
    }
    row.words = lay(parts, shape.title.utf8(),
                    {.role = shape.closed == nullptr ? TextRole::Title : TextRole::Subtitle,
                     .weight = text::Weight::Bold,
                     .width = width - indent - end});
    row.height = std::max({row.disc, std::ceil(row.words->height), row.close_words.height});
    return row;
}

void draw_title(Parts& parts, const DialogueShape& shape, const TitleRow& row, const Rect& rect)
{
    float x = rect.x;
    if (row.disc > 0) {
        const ToneColours tone = tone_colours(parts, shape.tone);
        const Rect disc{x, std::round(rect.y + (rect.h - row.disc) / 2), row.disc, row.disc};
        const float icon = std::round(row.disc * 0.56F);
        parts.canvas.disc(disc, tone.fill);
        draw_icon(parts, shape.icon, centred(disc, icon, icon), tone.ink);
        x += row.disc + parts.px({6});
    }
    const Rect place{x, rect.y, rect.right() - x, rect.h};
    draw_middle(parts, row.words, place, parts.palette().ink);
    leave(parts,
          {.id = std::string{shape.id} + "/title",
           .role = Role::Heading,
           .label = shape.title.utf8(),
           .colours = {{parts.palette().ink, parts.palette().paper}},
           .cap_height = parts.theme.cap_height(TextRole::Subtitle, parts.view.text_size)},
          {place.x, rect.y, std::ceil(row.words->width), rect.h});
    if (shape.closed == nullptr)
        return;
    ButtonFace close = row.close;
    const std::string id = std::string{shape.id} + "/close";
    close.id = id;
    const float width = row.close_words.width, height = row.close_words.height;
    if (press_button(
            parts, close, row.close_words,
            {rect.right() - width, std::round(rect.y + (rect.h - height) / 2), width, height})
            .activated)
        *shape.closed = true;
}

} // namespace

Dialogue::Dialogue(Frame& frame, const DialogueShape& shape) : m_frame{frame}
{
    Parts& parts = frame.parts();
    parts.layer += 1;
    parts.highest_layer = std::max(parts.highest_layer, parts.layer);
    const Rect keyboard = parts.areas.keyboard;
    const auto panel_width = static_cast<float>(parts.panel.width);
    const auto panel_height = static_cast<float>(parts.panel.height);
    parts.canvas.fill({0, 0, panel_width, panel_height}, parts.palette().dim);

    const float margin = parts.px(parts.lengths().margin);
    const float padding = parts.px(std::min(padding_width, parts.panel.wide * 0.04F));
    const float width =
        std::min(parts.px(shape.wide ? widest : usual_width), panel_width - 2 * margin);
    const float inner = width - 2 * padding;
    const Inks inks = inks_on(parts, parts.palette().paper);
    open_space(parts, {.area = {0, 0, inner, 0}, .inks = inks});
    const TitleRow title = lay_title(frame, shape, inner);

    const float between = parts.px(parts.lengths().gap);
    const float room = panel_height - keyboard.h - 2 * margin;
    const float around = 2 * padding + title.height + between;
    const std::string content_id = std::string{shape.id} + "/content";
    const float content = std::min(learnt(parts, content_id, 0), room - around);
    const float height = around + content;
    const Rect rect{std::round((panel_width - width) / 2), std::round(margin + (room - height) / 2),
                    width, height};

    parts.canvas.panel(rect, parts.palette().paper, parts.px(parts.lengths().radius) * 1.25F);
    leave(parts, {.id = std::string{shape.id}, .role = Role::Dialogue, .label = shape.title.utf8()},
          rect);
    parts.parents.emplace_back(shape.id);
    draw_title(parts, shape, title, {rect.x + padding, rect.y + padding, inner, title.height});
    parts.spaces.pop_back();
    open_region(parts, content_id,
                {rect.x + padding, rect.y + padding + title.height + between, inner, content},
                inks);
}

Dialogue::~Dialogue()
{
    Parts& parts = m_frame.parts();
    close_region(parts);
    parts.parents.pop_back();
    parts.layer -= 1;
}

} // namespace kiosk::ui
