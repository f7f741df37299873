#pragma once

#include "kiosk/text/paragraph.h"

#include <vector>

namespace kiosk::text
{

/// An item's part on a line, and its glyphs in the paragraph.
struct Piece {
    const Item* item;
    std::size_t start, end; ///< UTF-16 units of the paragraph
    std::size_t first_glyph, end_glyph;
};

/// The pieces of a line from left to right.
class LineOrder
{
public:
    explicit LineOrder(ParagraphShaper& shaper) : m_shaper{shaper} {}

    /// Of the paragraph last shaped; valid until asked again. Where a line ends within letters that
    /// touch, they are shaped again.
    const std::vector<Piece>& pieces(Paragraph& paragraph, std::size_t start, std::size_t end);

private:
    Piece piece(Paragraph& paragraph, const Item& item, std::size_t start, std::size_t end);

    ParagraphShaper& m_shaper;
    std::vector<LevelRun> m_runs;
    std::vector<Piece> m_pieces;
};

} // namespace kiosk::text
