#pragma once

#include "kiosk/text/bidi.h"
#include "kiosk/text/face.h"
#include "kiosk/text/fonts.h"
#include "kiosk/text/layout.h"
#include "kiosk/text/scripts.h"

#include <string_view>
#include <vector>

namespace kiosk::text
{

/// A stretch of one level, one script and one face, and its glyphs.
struct Item {
    std::size_t start, end; ///< UTF-16 units of the paragraph
    bool right_to_left;
    Script script;
    const Face* face;
    float pixels_per_unit;
    std::size_t first_glyph, end_glyph;
};

/// A paragraph without a line end in it, in glyphs, not yet cut in lines.
struct Paragraph {
    std::u16string_view text;
    std::vector<Item> items; ///< logical order, without gaps
    WipedVector<Glyph> glyphs;

    float width() const;                ///< pixels, as one line
    std::size_t missing_glyphs() const; ///< characters that no face has
};

/// From a text to items and glyphs.
class ParagraphShaper
{
public:
    explicit ParagraphShaper(FontCatalog& fonts) : m_fonts{fonts} {}

    void shape(const Style& style, const Setting& setting, Paragraph& paragraph);
    /// Shapes a part of an item again, for a line that ends within it; answers where its glyphs
    /// are.
    std::pair<std::size_t, std::size_t> reshape(Paragraph& paragraph, const Item& item,
                                                std::size_t start, std::size_t end);
    /// Of the paragraph last shaped.
    Bidi& bidi() { return m_bidi; }
    Script script_of(std::string_view language);
    void forget();

private:
    struct Speech {
        std::string language;
        Script script = 0;
        Direction direction = Direction::LeftToRight;
    };

    void itemize(const Style& style, const Setting& setting, Paragraph& paragraph);
    void speak(std::string_view language);

    FontCatalog& m_fonts;
    Bidi m_bidi;
    Shaper m_shaper;
    Speech m_speech;
    std::vector<ScriptRun> m_scripts;
};

/// Em of that face, in 1/64 pixel, for a style.
std::uint32_t size_64ths(const Style& style, const Face& face);

} // namespace kiosk::text
