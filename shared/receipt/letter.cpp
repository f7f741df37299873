#include "shared/receipt/letter.h"

#include <algorithm>

namespace receipt
{

namespace
{

constexpr double margin = 42;
constexpr double top = 38;
constexpr double width = paper_width - 2 * margin;
constexpr double gap = 18; // between two columns
constexpr double column = (width - gap) / 2;
constexpr double quiet = quiet_zone * module_size;
constexpr double most_after = 9; // what any part leaves free below it
constexpr double outset = 8;     // of a tinted band: its words stay in line with the others

// A line of a table: French label, value, the visitor's label.
constexpr double label_width = 158;
constexpr double value_left = margin + label_width + 8;
constexpr double bilingual_value_width = 200;
constexpr double far_left = value_left + bilingual_value_width + 8;
constexpr double far_width = margin + width - far_left;

constexpr Style quiet_style{.size = 12, .ink = Ink::Quiet};

constexpr Style foot_style{.size = 10, .ink = Ink::Quiet};
constexpr Style foot_link_style{.size = 10, .bold = true};

/// The code at the left of the foot, and its words in one or two columns beside it.
struct FootColumns {
    double code;
    double left;
    double room;
    double each;

    FootColumns(const std::optional<Link>& link, bool bilingual)
        : code{link ? link->code.width * module_size : 0},
          left{margin + (link ? code + quiet + 8 : 0)},
          room{margin + width - left},
          each{bilingual ? (room - gap) / 2 : room}
    {
    }
};

Style toward_the_edge(Style style)
{
    style.align = Align::Right;
    return style;
}

/// Right-to-left words start at the right edge.
Style from_its_side(Style style, const Writing& writing)
{
    if (writing.direction == messages::Direction::RightToLeft && style.align == Align::Left)
        style.align = Align::Right;
    return style;
}

/// "Passport (2 pages)"
Writing counted(const Writing& label, const Writing& count)
{
    Writing both = label;
    if (!count.words.empty())
        both.words = messages::Text::verbatim(label.words.utf8() + " (" + count.words.utf8() + ")");
    return both;
}

Writing french(messages::Text words)
{
    return {.words = std::move(words)};
}

} // namespace

Writing Phrases::writing(const messages::Catalog& catalog, messages::Text words)
{
    return {.words = std::move(words),
            .language = catalog.language(),
            .direction = catalog.direction()};
}

Phrase Phrases::of(std::string_view key, const messages::Arguments& arguments) const
{
    return made([&](const messages::Catalog& catalog) { return catalog.text(key, arguments); });
}

Letter::Letter(const Phrase& title, base::Instant at, bool bilingual)
    : m_paper{title.french.words, at},
      m_running{title.french.words.utf8()},
      m_bilingual{bilingual},
      m_y{top},
      m_bottom{paper_height - top}
{
}

void Letter::make_room(double height)
{
    if (m_y + height <= m_bottom - m_reserved)
        return;
    m_paper.new_page();
    constexpr Style running{.size = 10, .ink = Ink::Quiet, .align = Align::Right};
    m_y = top + m_paper.write(french(messages::Text::verbatim(m_running)), running,
                              {.x = margin, .y = top, .width = width});
    m_paper.line({.x = margin, .y = m_y + 2, .width = width}, Ink::Line);
    m_y += 12;
}

void Letter::head(const Phrase& title, const QrCode* code)
{
    const double code_size = code == nullptr ? 0 : code->width * module_size;
    const double code_left = margin + width - code_size;
    const double title_width = code == nullptr ? width : code_left - 2 * quiet - margin;
    const Style bold{.size = m_bilingual ? 17.0 : 18.0, .bold = true, .role = "H1"};

    double y = m_y;
    y += m_paper.write(title.french, bold, {.x = margin, .y = y, .width = title_width}) + 2;
    if (title.visitor) {
        const Style style = from_its_side({.size = 14, .ink = Ink::Quiet}, *title.visitor);
        y += m_paper.write(*title.visitor, style, {.x = margin, .y = y, .width = title_width});
    }
    if (code != nullptr)
        m_paper.code(*code, {.x = code_left, .y = m_y});
    m_y = std::max(y, m_y + code_size + quiet) + 4;
}

void Letter::section(const Phrase& title)
{
    const Style style{.size = 13, .bold = true, .role = "H2"};
    make_room(height_of(title, style) + 40);
    m_y += 4;
    write_pair(title, style);
    m_y += 2;
}

void Letter::field(const Phrase& label, const messages::Text& value)
{
    const Writing written = french(value);
    const double value_width = m_bilingual ? bilingual_value_width : margin + width - value_left;
    const Style value_style{.size = 12, .bold = true};
    double height = std::max(m_paper.height_of(label.french, quiet_style, label_width),
                             m_paper.height_of(written, value_style, value_width));
    if (label.visitor)
        height = std::max(height, m_paper.height_of(*label.visitor, quiet_style, far_width));
    make_room(height);
    m_paper.write(label.french, quiet_style, {.x = margin, .y = m_y, .width = label_width});
    m_paper.write(written, value_style, {.x = value_left, .y = m_y, .width = value_width});
    if (label.visitor)
        m_paper.write(*label.visitor, toward_the_edge(quiet_style),
                      {.x = far_left, .y = m_y, .width = far_width});
    m_y += height + (m_bilingual ? 1 : 3);
}

void Letter::reference(const Phrase& label, const messages::Text& value, double size)
{
    m_running += " – " + value.utf8();
    const Style style{.size = size, .bold = true};
    const Writing written = french(value);
    const double label_height = height_of(label, quiet_style);
    const double height = label_height + m_paper.height_of(written, style, width) + 6;
    make_room(height);
    m_paper.fill({.x = margin - outset, .y = m_y, .width = width + 2 * outset}, height, Ink::Tint);
    const Place place{.x = margin, .y = m_y + 3, .width = width};
    m_paper.write(label.french, quiet_style, place);
    if (label.visitor)
        m_paper.write(*label.visitor, toward_the_edge(quiet_style), place);
    m_paper.write(written, style, {.x = margin, .y = place.y + label_height - 1, .width = width});
    m_y += height + 5;
}

double Letter::height_of(const Phrase& phrase, const Style& style, double each) const
{
    const double height = m_paper.height_of(phrase.french, style, each);
    return phrase.visitor ? std::max(height, m_paper.height_of(*phrase.visitor, style, each))
                          : height;
}

double Letter::height_of(const Phrase& phrase, const Style& style) const
{
    return height_of(phrase, style, phrase.visitor ? column : width);
}

void Letter::write_pair(const Phrase& phrase, const Style& style)
{
    const double height = height_of(phrase, style);
    const Place left{.x = margin, .y = m_y, .width = phrase.visitor ? column : width};
    m_paper.write(phrase.french, style, left);
    if (phrase.visitor)
        m_paper.write(*phrase.visitor, from_its_side(style, *phrase.visitor),
                      {.x = margin + column + gap, .y = m_y, .width = column});
    m_y += height;
}

void Letter::paragraph(const Phrase& phrase, const Style& style)
{
    make_room(height_of(phrase, style));
    write_pair(phrase, style);
    m_y += m_bilingual ? 4 : most_after;
}

void Letter::notice(const Phrase& phrase)
{
    const Style style{.size = 12, .bold = true};
    const double height = height_of(phrase, style) + 2 * outset;
    make_room(height);
    m_paper.fill({.x = margin - outset, .y = m_y, .width = width + 2 * outset}, height, Ink::Tint);
    m_y += outset;
    write_pair(phrase, style);
    m_y += outset + 6;
}

void Letter::item(const Phrase& label, const Phrase& count, bool tick)
{
    const double indent = tick ? 20 : 0;
    const double count_width = count.french.words.empty() || m_bilingual ? 0 : 70;
    const double room = (m_bilingual ? column : width) - indent - count_width;
    const Style style{.size = 12};
    const Writing left = m_bilingual ? counted(label.french, count.french) : label.french;
    const Writing right =
        label.visitor ? counted(*label.visitor, count.visitor.value_or(Writing{})) : Writing{};
    double height = m_paper.height_of(left, style, room);
    if (label.visitor)
        height = std::max(height, m_paper.height_of(right, style, column));
    make_room(height);

    if (tick)
        m_paper.tick_box({.x = margin + 1, .y = m_y + 4, .width = 10});
    m_paper.write(left, style, {.x = margin + indent, .y = m_y, .width = room});
    if (count_width > 0)
        m_paper.write(count.french, toward_the_edge(style),
                      {.x = margin + width - count_width, .y = m_y, .width = count_width});
    if (label.visitor)
        m_paper.write(right, from_its_side(style, right),
                      {.x = margin + column + gap, .y = m_y, .width = column});
    m_y += height + (tick ? 6 : 2);
}

void Letter::rule()
{
    m_paper.line({.x = margin, .y = m_y + 4, .width = width}, Ink::Line);
    m_y += 9;
}

double Letter::height_of_foot(const std::vector<Phrase>& lines,
                              const std::optional<Link>& link) const
{
    const FootColumns columns{link, m_bilingual};
    double height =
        link ? m_paper.height_of(french(link->address), foot_link_style, columns.room) : 0;
    for (const Phrase& line : lines)
        height += height_of(line, foot_style, columns.each);
    return std::max(height, columns.code) + 8;
}

void Letter::reserve_foot(const std::vector<Phrase>& lines, const std::optional<Link>& link)
{
    m_reserved = height_of_foot(lines, link) + most_after;
}

void Letter::foot(const std::vector<Phrase>& lines, const std::optional<Link>& link)
{
    const FootColumns columns{link, m_bilingual};
    const double needed = height_of_foot(lines, link);
    m_reserved = 0;
    const double before = m_y;
    make_room(needed);
    m_foot_alone = m_y < before;

    m_y = m_bottom - needed;
    m_paper.line({.x = margin, .y = m_y, .width = width}, Ink::Line);
    m_y += 8;
    if (link)
        m_paper.code(link->code, {.x = margin, .y = m_y});
    m_y -= 3; // the ascent of a first line is empty
    for (const Phrase& line : lines) {
        m_paper.write(line.french, foot_style,
                      {.x = columns.left, .y = m_y, .width = columns.each});
        if (line.visitor)
            m_paper.write(
                *line.visitor, from_its_side(foot_style, *line.visitor),
                {.x = columns.left + columns.each + gap, .y = m_y, .width = columns.each});
        m_y += height_of(line, foot_style, columns.each);
    }
    if (link)
        m_paper.write(french(link->address), foot_link_style,
                      {.x = columns.left, .y = m_y, .width = columns.room});
}

} // namespace receipt
