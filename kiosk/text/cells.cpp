#include "kiosk/text/cells.h"

#include "kiosk/text/unicode.h"

#include <algorithm>

namespace kiosk::text
{

namespace
{

constexpr float no_width = 0.01F; // pixels

/// Where the cell at `index` is to be joined: the neighbour that holds the text before it.
std::size_t neighbour_before(const std::vector<CaretCell>& cells, std::size_t first,
                             std::size_t index)
{
    const CaretCell& cell = cells[index];
    const auto precedes = [&](const CaretCell& other) {
        return other.end == cell.start && other.right_to_left == cell.right_to_left;
    };
    if (cell.right_to_left)
        return index + 1 < cells.size() && precedes(cells[index + 1]) ? index + 1 : index;
    return index > first && precedes(cells[index - 1]) ? index - 1 : index;
}

/// Some fonts draw lam-alef in the glyph of lam and leave alef without width.
bool is_drawn_by_another(const MarkedText& marked, const CaretCell& cell)
{
    std::size_t index = cell.start;
    return cell.x1 - cell.x0 < no_width && !leans_on_previous(next_code_point(marked.text, index));
}

void join_clusters(const MarkedText& marked, std::size_t first, std::vector<CaretCell>& cells)
{
    for (std::size_t index = first; index < cells.size();) {
        const bool joins =
            marked.starts[cells[index].start] == 0 || is_drawn_by_another(marked, cells[index]);
        const std::size_t target = joins ? neighbour_before(cells, first, index) : index;
        if (target == index) {
            ++index;
            continue;
        }
        CaretCell& kept = cells[target];
        kept.end = cells[index].end;
        kept.x0 = std::min(kept.x0, cells[index].x0);
        kept.x1 = std::max(kept.x1, cells[index].x1);
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(index));
    }
}

void split(const CaretCell& cell, const std::vector<std::size_t>& bounds,
           std::vector<CaretCell>& out)
{
    const std::size_t parts = bounds.size() - 1;
    const float step = (cell.x1 - cell.x0) / static_cast<float>(parts);
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t which = cell.right_to_left ? parts - 1 - part : part;
        const float left = cell.x0 + step * static_cast<float>(part);
        out.push_back({.start = bounds[which],
                       .end = bounds[which + 1],
                       .x0 = left,
                       .x1 = part + 1 == parts ? cell.x1 : left + step,
                       .right_to_left = cell.right_to_left,
                       .line = cell.line});
    }
}

void split_ligatures(const WipedVector<std::uint8_t>& starts, std::size_t first,
                     std::vector<CaretCell>& cells)
{
    const auto holds_several = [&](const CaretCell& cell) {
        return std::find(starts.begin() + static_cast<std::ptrdiff_t>(cell.start) + 1,
                         starts.begin() + static_cast<std::ptrdiff_t>(cell.end),
                         std::uint8_t{1}) != starts.begin() + static_cast<std::ptrdiff_t>(cell.end);
    };
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::none_of(begin, cells.end(), holds_several))
        return;
    const std::vector<CaretCell> whole{begin, cells.end()};
    cells.resize(first);
    for (const CaretCell& cell : whole) {
        std::vector<std::size_t> bounds{cell.start};
        for (std::size_t index = cell.start + 1; index < cell.end; ++index)
            if (starts[index] != 0)
                bounds.push_back(index);
        bounds.push_back(cell.end);
        split(cell, bounds, cells);
    }
}

} // namespace

void add_cluster_cells(const PlacedPiece& piece, std::uint32_t line, std::vector<CaretCell>& cells)
{
    const bool right_to_left = piece.item->right_to_left;
    float x = piece.x;
    std::size_t after = piece.end; // Logical end of the cluster at hand, from right to left.
    for (std::size_t index = 0; index < piece.glyphs.size();) {
        const std::size_t cluster = piece.glyphs[index].cluster;
        const float left = x;
        for (; index < piece.glyphs.size() && piece.glyphs[index].cluster == cluster; ++index)
            x += static_cast<float>(piece.glyphs[index].advance) * piece.item->pixels_per_unit;
        const std::size_t next =
            index < piece.glyphs.size() ? piece.glyphs[index].cluster : piece.end;
        cells.push_back({.start = cluster,
                         .end = right_to_left ? after : next,
                         .x0 = left,
                         .x1 = x,
                         .right_to_left = right_to_left,
                         .line = line});
        after = cluster;
    }
}

void fit_to_graphemes(const MarkedText& marked, std::size_t first, std::vector<CaretCell>& cells)
{
    join_clusters(marked, first, cells);
    split_ligatures(marked.starts, first, cells);
}

} // namespace kiosk::text
