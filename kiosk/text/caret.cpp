#include "kiosk/text/caret.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kiosk::text
{

namespace
{

constexpr float same_place = 0.5F; // pixels

CaretMark mark_at(const Line& line, float x, bool right_to_left)
{
    return {.x = x,
            .top = line.baseline - line.ascent,
            .bottom = line.baseline + line.descent,
            .right_to_left = right_to_left};
}

/// After the text that ends at `index`.
std::optional<CaretMark> mark_after(const Layout& layout, std::size_t index)
{
    const auto cell = std::ranges::find(layout.cells, index, &CaretCell::end);
    if (cell == layout.cells.end())
        return std::nullopt;
    return mark_at(layout.lines[cell->line], cell->right_to_left ? cell->x0 : cell->x1,
                   cell->right_to_left);
}

/// Before the text that starts at `index`.
std::optional<CaretMark> mark_before(const Layout& layout, std::size_t index)
{
    const auto cell = std::ranges::find(layout.cells, index, &CaretCell::start);
    if (cell == layout.cells.end())
        return std::nullopt;
    return mark_at(layout.lines[cell->line], cell->right_to_left ? cell->x1 : cell->x0,
                   cell->right_to_left);
}

/// Where there is no text: at the start of the last line that reaches the index.
CaretMark mark_without_text(const Layout& layout, std::size_t index)
{
    const bool right_to_left = layout.direction == Direction::RightToLeft;
    const Line* found = &layout.lines.front();
    for (const Line& line : layout.lines)
        if (line.start <= index)
            found = &line;
    return mark_at(*found, right_to_left ? found->x + found->width : found->x, right_to_left);
}

bool apart(const CaretMark& one, const CaretMark& other)
{
    return std::abs(one.x - other.x) > same_place || one.top != other.top;
}

const Line& line_at(const Layout& layout, float y)
{
    for (const Line& line : layout.lines)
        if (y < line.baseline + line.descent)
            return line;
    return layout.lines.back();
}

float distance(const CaretCell& cell, float x)
{
    return std::max({0.0F, cell.x0 - x, x - cell.x1});
}

} // namespace

CaretMarks caret_marks(const Layout& layout, Caret caret)
{
    auto main = mark_after(layout, caret.index);
    auto other = mark_before(layout, caret.index);
    if (caret.affinity == Affinity::Downstream)
        std::swap(main, other);
    if (!main)
        std::swap(main, other);
    if (!main)
        return {.main = mark_without_text(layout, caret.index), .other = {}};
    if (other && !apart(*main, *other))
        other.reset();
    return {.main = *main, .other = other};
}

Caret caret_at(const Layout& layout, float x, float y)
{
    const Line& line = line_at(layout, y);
    const auto number = static_cast<std::uint32_t>(&line - layout.lines.data());
    const CaretCell* nearest = nullptr;
    for (const CaretCell& cell : layout.cells)
        if (cell.line == number && cell.x0 < cell.x1 &&
            (nearest == nullptr || distance(cell, x) < distance(*nearest, x)))
            nearest = &cell;
    if (nearest == nullptr)
        return {.index = line.start, .affinity = Affinity::Downstream};
    const bool at_left = x < (nearest->x0 + nearest->x1) / 2;
    if (at_left != nearest->right_to_left)
        return {.index = nearest->start, .affinity = Affinity::Downstream};
    return {.index = nearest->end, .affinity = Affinity::Upstream};
}

std::vector<SelectionSpan> selection(const Layout& layout, std::size_t from, std::size_t to)
{
    std::vector<SelectionSpan> spans;
    for (const CaretCell& cell : layout.cells) {
        if (cell.start < from || cell.end > to)
            continue;
        const Line& line = layout.lines[cell.line];
        const SelectionSpan span{cell.x0, cell.x1, line.baseline - line.ascent,
                                 line.baseline + line.descent};
        if (!spans.empty() && spans.back().top == span.top &&
            std::abs(spans.back().x1 - span.x0) < same_place)
            spans.back().x1 = span.x1;
        else
            spans.push_back(span);
    }
    return spans;
}

} // namespace kiosk::text
