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

/// The paragraph, and where its graphemes start, as Graphemes::mark() says.
struct MarkedText {
    std::u16string_view text;
    const WipedVector<std::uint8_t>& starts;
};

/// From clusters to graphemes: joins a cell that starts within a grapheme, or a letter drawn by the
/// one before it, to that one; then splits ligatures evenly. `first`: where the line's cells begin.
void fit_to_graphemes(const MarkedText& marked, std::size_t first, std::vector<CaretCell>& cells);

} // namespace kiosk::text
