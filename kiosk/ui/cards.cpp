#include "kiosk/ui/cards.h"

#include "kiosk/ui/button_face.h"
#include "kiosk/ui/parts.h"

namespace kiosk::ui
{

namespace
{

struct TwoLines {
    text::LayoutRef title, subtitle;
    float height = 0;
};

TwoLines lay_two_lines(Parts& parts, const messages::Text& title, const messages::Text& subtitle,
                       float width)
{
    TwoLines lines;
    lines.title = lay(parts, title.utf8(), {.weight = text::Weight::Bold, .width = width});
    lines.height = std::ceil(lines.title->height);
    if (subtitle.empty())
        return lines;
    lines.subtitle = lay(parts, subtitle.utf8(), {.role = TextRole::Small, .width = width});
    lines.height += std::ceil(lines.subtitle->height) + parts.px({0.4F});
    return lines;
}

void draw_two_lines(Parts& parts, const TwoLines& lines, const Rect& rect, const Inks& inks)
{
    draw(parts, lines.title, rect, inks.ink);
    if (lines.subtitle == nullptr)
        return;
    const float under = std::ceil(lines.title->height) + parts.px({0.4F});
    draw(parts, lines.subtitle, {rect.x, rect.y + under, rect.w, rect.h - under}, inks.quiet);
}

void draw_tile(Parts& parts, std::string_view icon, const Rect& rect, Colour ground)
{
    parts.canvas.fill(rect, ground, std::round(rect.w * 0.19F));
    const float side = parts.px(parts.lengths().icon);
    draw_icon(parts, icon, centred(rect, side, side), parts.palette().action);
}

/// The ground of something that can be touched and chosen.
Colour card_ground(const Parts& parts, bool selected, bool held)
{
    return held ? parts.palette().held : selected ? parts.palette().tint : parts.palette().paper;
}

void draw_card_ground(Parts& parts, const Rect& rect, Colour ground, bool selected)
{
    const float radius = parts.px(parts.lengths().radius);
    const bool same = ground == parts.inks().ground;
    if (!same)
        parts.canvas.panel(rect, ground, radius);
    const Millimetres edge = selected ? parts.lengths().border : parts.lengths().hairline;
    parts.canvas.stroke(rect, selected ? parts.palette().action : parts.palette().border,
                        parts.px(edge), radius);
}

struct BadgeLook {
    text::LayoutRef label;
    ToneColours tone;
    float icon = 0, padding = 0, width = 0, height = 0;
};

/// `widest` 0: on one line.
BadgeLook lay_badge(Parts& parts, const Badge& badge, float widest = 0)
{
    BadgeLook look;
    look.tone = tone_colours(parts, badge.tone);
    look.icon = badge.icon.empty() ? 0 : std::round(em(parts, TextRole::Small) * 0.95F);
    look.padding = parts.px({3.5F});
    const float around = 2 * look.padding + (look.icon > 0 ? look.icon + parts.px({2}) : 0);
    Print print{.role = TextRole::Small, .weight = text::Weight::Bold};
    look.label = lay(parts, badge.label.utf8(), print);
    if (widest > 0 && look.label->width + around > widest) {
        print.width = widest - around;
        look.label = lay(parts, badge.label.utf8(), print);
    }
    look.width = std::ceil(look.label->width) + around;
    look.height = std::ceil(look.label->height) + parts.px({2.5F});
    return look;
}

void draw_badge(Parts& parts, std::string_view id, const Badge& badge, const Rect& rect)
{
    const BadgeLook look = lay_badge(parts, badge, rect.w);
    parts.canvas.fill(rect, look.tone.fill, parts.px(parts.lengths().small_radius) * 0.7F);
    float x = rect.x + look.padding;
    if (look.icon > 0) {
        draw_icon(parts, badge.icon, {x, rect.y, look.icon, rect.h}, look.tone.ink);
        x += look.icon + parts.px({2});
    }
    draw_middle(parts, look.label, {x, rect.y, rect.right() - look.padding - x + 1, rect.h},
                look.tone.ink);
    leave(parts,
          {.id = std::string{id},
           .role = Role::Badge,
           .label = badge.label.utf8(),
           .colours = {{look.tone.ink, look.tone.fill}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
}

} // namespace

bool card(Frame& frame, const Card& card)
{
    Parts& parts = frame.parts();
    const Palette& palette = parts.palette();
    const float padding = parts.px(parts.lengths().padding);
    const float tile = card.icon.empty() ? 0 : parts.px(parts.lengths().tile);
    const float indent = card.icon.empty() ? 0 : tile + parts.px({5});
    const TwoLines lines = lay_two_lines(parts, card.title, card.subtitle,
                                         available_width(parts) - 2 * padding - indent);

    const float natural = std::max(tile, lines.height) + 2 * padding;
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const Rect rect = take(parts, {.height = std::max(natural, stretch), .natural = natural});
    const Touch touched = touch(parts, {.id = card.id, .rect = rect, .enabled = card.enabled});

    const Colour ground =
        card.enabled ? card_ground(parts, card.selected, touched.held) : palette.disabled;
    Inks inks = inks_on(parts, ground);
    if (!card.enabled)
        inks.ink = inks.quiet = palette.on_disabled;
    draw_card_ground(parts, rect, ground, card.selected);
    const Rect inner = rect.inset(padding, padding);
    if (tile > 0)
        draw_tile(parts, card.icon, {inner.x, inner.y, tile, tile},
                  ground == palette.paper ? palette.tint : palette.paper);
    // One short line stands in the middle of its tile.
    const float lower = std::max(0.0F, std::round((tile - lines.height) / 2));
    draw_two_lines(parts, lines,
                   {inner.x + indent, inner.y + lower, inner.w - indent, inner.h - lower}, inks);
    leave(parts,
          {.id = std::string{card.id},
           .role = Role::Card,
           .label = card.title.utf8(),
           .value = card.subtitle.utf8(),
           .state = {.disabled = !card.enabled, .pressed = touched.held, .selected = card.selected},
           .target = true,
           .primary = true,
           .colours = {{inks.ink, ground},
                       {inks.quiet, ground},
                       {palette.border, palette.paper, false}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
    return touched.activated;
}

bool answer_card(Frame& frame, const AnswerCard& card)
{
    Parts& parts = frame.parts();
    const float padding = parts.px({5.5F});
    const float vertical = parts.px({4});
    const float width = available_width(parts) - 2 * padding;
    const text::LayoutRef label =
        lay(parts, card.label.utf8(), {.role = TextRole::Small, .width = width});
    const text::LayoutRef value =
        lay(parts, card.value.utf8(), {.weight = text::Weight::Bold, .width = width});
    const float under = std::ceil(label->height) + parts.px({0.4F});
    const float words = under + std::ceil(value->height);
    const float natural = std::max(parts.px(parts.lengths().target), words + 2 * vertical);
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const float between = parts.px(parts.lengths().small_gap);
    const Rect rect = take(parts, {.height = std::max(natural, stretch),
                                   .natural = natural,
                                   .before = between,
                                   .after = between});
    const Touch touched = touch(parts, {.id = card.id, .rect = rect});

    const Colour ground = card_ground(parts, card.selected, touched.held);
    const Inks inks = inks_on(parts, ground);
    draw_card_ground(parts, rect, ground, card.selected);
    const Rect inner = rect.inset(padding, vertical);
    draw(parts, label, inner, inks.quiet);
    draw(parts, value, {inner.x, inner.y + under, inner.w, inner.h - under}, inks.ink);
    leave(parts,
          {.id = std::string{card.id},
           .role = Role::Card,
           .label = card.label.utf8(),
           .value = card.value.utf8(),
           .state = {.pressed = touched.held, .selected = card.selected},
           .target = true,
           .colours = {{inks.ink, ground},
                       {inks.quiet, ground},
                       {parts.palette().border, parts.palette().paper, false}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
    return touched.activated;
}

namespace
{

/// A name of one long word is a little smaller rather than broken.
text::LayoutRef lay_endonym(Parts& parts, const LanguageCard& card)
{
    Print print{.role = TextRole::Subtitle,
                .weight = text::Weight::Bold,
                .align = text::Align::Center,
                .language = card.language,
                .direction = text::Direction::FirstStrong};
    const std::string& name = card.endonym.utf8();
    const float room = available_width(parts) - parts.px({4});
    const float natural = lay(parts, name, print)->width;
    if (natural > room && name.find(' ') == std::string::npos)
        print.size = std::max(std::floor(em(parts, TextRole::Subtitle) * room / natural),
                              parts.px(parts.theme.em(TextRole::Small, TextSize::Small)));
    print.width = room;
    return lay(parts, name, print);
}

} // namespace

bool language_card(Frame& frame, const LanguageCard& card)
{
    Parts& parts = frame.parts();
    const Palette& palette = parts.palette();
    const text::LayoutRef endonym = lay_endonym(parts, card);
    const float height = std::max(parts.px({23}), std::ceil(endonym->height) + parts.px({6}));
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    const Rect rect = take(parts, {.height = std::max(height, stretch), .natural = height});

    const Touch touched = touch(parts, {.id = card.id, .rect = rect, .enabled = card.enabled});
    const bool chosen = card.selected && !parts.areas.attract;
    const Colour ground = chosen ? palette.action : card_ground(parts, false, touched.held);
    const Colour ink = chosen         ? palette.on_action
                       : card.enabled ? palette.ink
                                      : palette.on_disabled;
    const float radius = parts.px(parts.lengths().radius);
    parts.canvas.panel(rect, ground, radius);
    if (!parts.areas.attract)
        parts.canvas.stroke(rect, palette.border, parts.px(parts.lengths().hairline), radius);
    draw_middle(parts, endonym, rect.inset(parts.px({2}), 0), ink);
    leave(parts,
          {.id = std::string{card.id},
           .role = Role::Card,
           .label = card.endonym.utf8(),
           .state = {.disabled = !card.enabled, .pressed = touched.held, .selected = card.selected},
           .target = true,
           .primary = true,
           .colours = {{ink, ground}},
           .cap_height = parts.theme.cap_height(TextRole::Subtitle, parts.view.text_size)},
          rect);
    return touched.activated;
}

void badge(Frame& frame, std::string_view id, const Badge& badge)
{
    Parts& parts = frame.parts();
    const BadgeLook look = lay_badge(parts, badge, available_width(parts));
    Rect rect = take(parts, {.width = look.width,
                             .height = look.height,
                             .before = parts.px(parts.lengths().small_gap)});
    rect.w = std::min(rect.w, look.width);
    draw_badge(parts, id, badge, rect);
}

bool list_row(Frame& frame, const ListRow& row)
{
    Parts& parts = frame.parts();
    const float padding = parts.px({5});
    const float between = parts.px({5});
    const float width = available_width(parts);
    const ButtonFace face{.id = row.id,
                          .label = row.action.utf8(),
                          .look = Look::Secondary,
                          .height = parts.lengths().target,
                          .padding = {5.5F},
                          .role = TextRole::Small};
    const std::string action_id = std::string{row.id} + "/action";
    const ButtonWords words =
        row.action.empty() ? ButtonWords{} : lay_button(parts, face, width / 2);
    const BadgeLook look =
        row.badge.label.empty() ? BadgeLook{} : lay_badge(parts, row.badge, width - 2 * padding);
    const float gaps = (words.width > 0 ? between : 0) + (look.width > 0 ? between : 0);
    const float end = words.width + look.width + gaps;
    // Beside the words where half of the row remains for them, else below.
    const bool beside = end <= width * 0.55F;

    const TwoLines lines =
        lay_two_lines(parts, row.title, row.subtitle, width - 2 * padding - (beside ? end : 0));
    const float side = std::max(words.height, look.height);
    const float vertical = parts.px({4});
    const float below = beside || side <= 0 ? 0 : parts.px({3}) + side;
    const Rect rect =
        take(parts, {.height = std::max(lines.height + below, beside ? side : 0) + 2 * vertical,
                     .before = parts.px(parts.lengths().small_gap),
                     .after = parts.px(parts.lengths().small_gap)});

    const Colour ground = row.selected ? parts.palette().tint : parts.palette().paper;
    draw_card_ground(parts, rect, ground, row.selected);
    const Inks inks = inks_on(parts, ground);
    const Rect inner = rect.inset(padding, vertical);
    const float words_height = lines.height;
    const float top = beside ? std::round(inner.y + (inner.h - words_height) / 2) : inner.y;
    draw_two_lines(parts, lines, {inner.x, top, inner.w - (beside ? end : 0), words_height}, inks);
    leave(parts,
          {.id = std::string{row.id},
           .role = Role::Card,
           .label = row.title.utf8(),
           .value = row.badge.label.utf8(),
           .state = {.selected = row.selected},
           .colours = {{inks.ink, ground}, {inks.quiet, ground}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);

    parts.parents.emplace_back(row.id);
    const Rect line = beside ? inner : Rect{inner.x, inner.bottom() - side, inner.w, side};
    float x = line.right();
    bool activated = false;
    if (words.width > 0) {
        x -= words.width;
        ButtonFace action = face;
        action.id = action_id;
        const Rect place{x, std::round(line.y + (line.h - words.height) / 2), words.width,
                         words.height};
        activated = press_button(parts, action, words, place).activated;
        x -= between;
    }
    if (look.width > 0)
        draw_badge(parts, std::string{row.id} + "/badge", row.badge,
                   {x - look.width, std::round(line.y + (line.h - look.height) / 2), look.width,
                    look.height});
    parts.parents.pop_back();
    return activated;
}

} // namespace kiosk::ui
