#include "kiosk/ui/words.h"

#include "kiosk/ui/parts.h"

namespace kiosk::ui
{

namespace
{

struct Saying {
    Role role = Role::Words;
    std::string_view kind = "words"; ///< of its id
    TextRole size = TextRole::Body;
    text::Weight weight = text::Weight::Regular;
    Colour colour{};
    float before = -1, after = -1;
};

void say(Parts& parts, const messages::Text& words, const Saying& saying)
{
    const float width = available_width(parts);
    const text::LayoutRef layout =
        lay(parts, words.utf8(), {.role = saying.size, .weight = saying.weight, .width = width});
    const Rect rect = take(parts, {.width = std::ceil(layout->width),
                                   .height = std::ceil(layout->height),
                                   .before = saying.before,
                                   .after = saying.after});
    draw(parts, layout, rect, saying.colour);
    leave(parts,
          {.id = numbered(parts, saying.kind),
           .role = saying.role,
           .label = words.utf8(),
           .colours = {{saying.colour, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(saying.size, parts.view.text_size)},
          rect);
}

float gaps(const Parts& parts, float times)
{
    return std::round(parts.px(parts.lengths().gap) * times);
}

void leave_fact(Parts& parts, const Fact& fact, TextRole value, const Rect& rect)
{
    leave(parts,
          {.id = std::string{fact.id},
           .role = Role::Fact,
           .label = fact.label.utf8(),
           .value = fact.value.utf8(),
           .colours = {{parts.inks().quiet, parts.inks().ground},
                       {parts.inks().ink, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(value, parts.view.text_size)},
          rect);
}

} // namespace

void heading(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    say(parts, words,
        {.role = Role::Heading,
         .kind = "heading",
         .size = TextRole::Title,
         .weight = text::Weight::Bold,
         .colour = parts.inks().ink,
         .after = gaps(parts, 0.85F)});
}

void heading(Frame& frame, const messages::Text& words, const messages::Text& count)
{
    Parts& parts = frame.parts();
    const text::LayoutRef title =
        lay(parts, words.utf8(), {.role = TextRole::Title, .weight = text::Weight::Bold});
    const text::LayoutRef lighter = lay(parts, count.utf8(), {.role = TextRole::Title});
    const float between = std::round(em(parts, TextRole::Title) * 0.25F);
    if (title->width + between + lighter->width > available_width(parts)) {
        heading(frame, words);
        quiet_paragraph(frame, count);
        return;
    }
    const Rect rect = take(parts, {.height = std::ceil(std::max(title->height, lighter->height)),
                                   .after = gaps(parts, 0.85F)});
    draw(parts, title, {rect.x, rect.y, std::ceil(title->width), rect.h}, parts.inks().ink);
    draw(parts, lighter,
         {rect.x + std::ceil(title->width) + between, rect.y, std::ceil(lighter->width), rect.h},
         parts.inks().quiet);
    leave(parts,
          {.id = numbered(parts, "heading"),
           .role = Role::Heading,
           .label = words.utf8() + " " + count.utf8(),
           .colours = {{parts.inks().ink, parts.inks().ground},
                       {parts.inks().quiet, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(TextRole::Title, parts.view.text_size)},
          rect);
}

void subheading(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    say(parts, words,
        {.role = Role::Heading,
         .kind = "subheading",
         .size = TextRole::Subtitle,
         .weight = text::Weight::Bold,
         .colour = parts.inks().ink,
         .after = gaps(parts, 0.8F)});
}

void paragraph(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    say(parts, words,
        {.colour = parts.inks().text, .before = gaps(parts, 0.6F), .after = gaps(parts, 0.85F)});
}

void quiet_paragraph(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    say(parts, words,
        {.size = TextRole::Small,
         .colour = parts.inks().quiet,
         .before = gaps(parts, 0.5F),
         .after = gaps(parts, 0.85F)});
}

void display(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    say(parts, words,
        {.role = Role::Heading,
         .kind = "display",
         .size = TextRole::Display,
         .weight = text::Weight::Bold,
         .colour = parts.inks().ink,
         .after = gaps(parts, 0.5F)});
}

void bullet(Frame& frame, const messages::Text& words)
{
    Parts& parts = frame.parts();
    const float indent = std::round(em(parts, TextRole::Body) * 0.9F);
    const text::LayoutRef layout =
        lay(parts, words.utf8(), {.width = available_width(parts) - indent});
    const Rect rect = take(parts, {.height = std::ceil(layout->height),
                                   .before = gaps(parts, 0.4F),
                                   .after = gaps(parts, 0.4F)});
    const float dot = std::round(em(parts, TextRole::Body) * 0.26F);
    const float line = layout->lines.empty() ? rect.h : layout->lines.front().baseline;
    parts.canvas.disc({rect.x + dot / 2, std::round(rect.y + line * 0.72F - dot / 2), dot, dot},
                      parts.inks().action);
    draw(parts, layout, {rect.x + indent, rect.y, rect.w - indent, rect.h}, parts.inks().text);
    leave(parts,
          {.id = numbered(parts, "bullet"),
           .role = Role::Words,
           .label = words.utf8(),
           .colours = {{parts.inks().text, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(TextRole::Body, parts.view.text_size)},
          rect);
}

void point(Frame& frame, const Point& point)
{
    Parts& parts = frame.parts();
    const float side = std::round(em(parts, TextRole::Body) * 1.7F);
    const float indent = side + parts.px({4.5F});
    const float width = available_width(parts) - indent;
    const text::LayoutRef number =
        lay(parts, point.number.utf8(),
            {.weight = text::Weight::Bold, .align = text::Align::Center, .width = side});
    const text::LayoutRef title =
        lay(parts, point.title.utf8(), {.weight = text::Weight::Bold, .width = width});
    const text::LayoutRef words =
        lay(parts, point.words.utf8(), {.role = TextRole::Small, .width = width});
    const float under = std::ceil(title->height) + parts.px({0.4F});
    const Rect rect = take(parts, {.height = std::max(side, under + std::ceil(words->height)),
                                   .before = gaps(parts, 0.5F),
                                   .after = gaps(parts, 0.5F)});
    const Rect disc{rect.x, rect.y, side, side};
    parts.canvas.disc(disc, parts.palette().tint);
    draw_middle(parts, number, disc, parts.palette().action_deep);
    const Rect column{rect.x + indent, rect.y, width, rect.h};
    draw(parts, title, column, parts.inks().ink);
    draw(parts, words, {column.x, column.y + under, column.w, column.h - under},
         parts.inks().quiet);
    leave(parts,
          {.id = numbered(parts, "point"),
           .role = Role::Words,
           .label = point.title.utf8(),
           .value = point.words.utf8(),
           .colours = {{parts.inks().ink, parts.inks().ground},
                       {parts.inks().quiet, parts.inks().ground},
                       {parts.palette().action_deep, parts.palette().tint}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          rect);
}

void fact(Frame& frame, const Fact& fact)
{
    Parts& parts = frame.parts();
    const TextRole role = fact.large ? TextRole::Subtitle : TextRole::Body;
    const float width = available_width(parts);
    const text::LayoutRef label =
        lay(parts, fact.label.utf8(), {.role = TextRole::Small, .width = width});
    const text::LayoutRef value =
        lay(parts, fact.value.utf8(), {.role = role, .weight = text::Weight::Bold, .width = width});
    const float under = std::ceil(label->height) + parts.px({0.5F});
    const Rect rect = take(parts, {.width = std::ceil(std::max(label->width, value->width)),
                                   .height = under + std::ceil(value->height),
                                   .before = gaps(parts, 0.6F),
                                   .after = gaps(parts, 0.6F)});
    draw(parts, label, rect, parts.inks().quiet);
    draw(parts, value, {rect.x, rect.y + under, rect.w, rect.h - under}, parts.inks().ink);
    leave_fact(parts, fact, role, rect);
}

void fact_card(Frame& frame, const Fact& shown)
{
    const std::string box = std::string{shown.id} + "/card";
    const Box around{frame, {.id = box}};
    fact(frame, shown);
}

} // namespace kiosk::ui
