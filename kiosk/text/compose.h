#pragma once

#include "kiosk/text/breaks.h"
#include "kiosk/text/cells.h"
#include "kiosk/text/glyphs.h"
#include "kiosk/text/order.h"
#include "kiosk/text/paragraph.h"
#include "kiosk/text/unicode.h"

#include <string_view>
#include <vector>

namespace kiosk::text
{

/// Distances from a baseline, whole pixels.
struct Extents {
    float ascent = 0, descent = 0;
};

/// Makes a layout of a text: paragraphs, lines, glyphs in visual order, cells of the caret.
class Composer
{
public:
    Composer(FontCatalog& fonts, GlyphStore& glyphs)
        : m_fonts{fonts}, m_glyphs{glyphs}, m_shaper{fonts}, m_order{m_shaper}
    {
    }

    void compose(std::u16string_view text, const Style& style, const Setting& setting,
                 Layout& layout);
    /// Of a line in the fonts of that language alone.
    Extents extents(const Style& style, std::string_view language);
    void forget();

private:
    /// What is being made, for the deeds below.
    struct Work {
        const Style& style;
        const Setting& setting;
        Layout& layout;
        std::size_t offset = 0; ///< of the paragraph in the text
        float y = 0;
    };

    void add_paragraph(Work& work);
    void add_line(Work& work, const Cut& cut);
    PlacedPiece placed(const Piece& piece, float x) const;
    float width_of(const Piece& piece, std::size_t from) const;
    Extents line_extents(const Work& work) const;
    void add_quads(const Work& work, const PlacedPiece& piece, float baseline);
    void align(const Work& work);

    FontCatalog& m_fonts;
    GlyphStore& m_glyphs;
    ParagraphShaper m_shaper;
    LineOrder m_order;
    LineCutter m_cutter;
    Graphemes m_graphemes;
    Extents m_extents;

    Paragraph m_paragraph;
    WipedVector<std::uint8_t> m_starts;
    std::vector<Cut> m_cuts;
    const std::vector<Piece>* m_pieces = nullptr;          ///< of the line at hand
    std::vector<std::size_t> m_first_quads, m_first_cells; ///< of each line
};

} // namespace kiosk::text
