#pragma once

#include "kiosk/text/layout.h"
#include "kiosk/text/paragraph.h"

#include <span>
#include <vector>

namespace kiosk::text
{

/// Glyphs of an item that stand on a line, at `x`.
struct PlacedPiece {
    const Item* item;
    std::size_t start, end; ///< UTF-16 units of the paragraph
    std::span<const Glyph> glyphs;
    float x;
};

/// Adds a cell for each cluster of a piece, in visual order.
void add_cluster_cells(const PlacedPiece& piece, std::uint32_t line, std::vector<CaretCell>& cells);

/// From clusters to graphemes: joins cells that start within a grapheme to the one before, splits a
/// ligature evenly. `first`: where the line's cells begin.
void fit_to_graphemes(const WipedVector<std::uint8_t>& starts, std::size_t first,
                      std::vector<CaretCell>& cells);

} // namespace kiosk::text
