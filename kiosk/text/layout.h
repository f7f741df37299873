#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kiosk::text
{

enum class Weight { Regular, Medium, Bold };
enum class Family { Words, Icons, Monospace };
enum class Align { Start, Center, End };
enum class Direction { LeftToRight, RightToLeft, FirstStrong };

struct Style {
    float size = 22.0F; ///< em, pixels
    Weight weight = Weight::Regular;
    Family family = Family::Words;
    bool operator==(const Style&) const = default;
};

struct Setting {
    std::string language = "fr"; ///< BCP 47; chooses fonts, local forms, line breaks
    Direction direction = Direction::LeftToRight;
    Align align = Align::Start;
    float width = 0; ///< pixels; 0: one line
    bool operator==(const Setting&) const = default;
};

/// A glyph's picture: where on the screen (relative to the layout's top left) and where in the
/// atlas (texture coordinates 0..1 of page `page`).
struct Quad {
    float x0, y0, x1, y1;
    float u0, v0, u1, v1;
    std::uint16_t page;
};

/// Without its trailing spaces, which hang, but for a layout without width (a field being typed).
struct Line {
    std::size_t start, end;                    ///< UTF-16 offsets
    float x, baseline, width, ascent, descent; ///< pixels
};

/// Horizontal cell of one grapheme, for caret and selection; in visual order within a line.
struct CaretCell {
    std::size_t start, end; ///< UTF-16 offsets
    float x0, x1;           ///< pixels; x0 is the left edge
    bool right_to_left;
    std::uint32_t line;
};

struct Layout {
    float width = 0;  ///< pixels, of the widest line
    float height = 0; ///< pixels
    std::vector<Line> lines;
    std::vector<Quad> quads; ///< sorted by page
    std::vector<CaretCell> cells;
    std::size_t missing_glyphs = 0;
    Direction direction = Direction::LeftToRight; ///< resolved
};

using LayoutRef = std::shared_ptr<const Layout>;

} // namespace kiosk::text
