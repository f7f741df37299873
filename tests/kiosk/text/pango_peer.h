#pragma once

#include "tests/kiosk/text/corpus.h"

#include <string>
#include <vector>

/// A glyph on an endless line, from left to right.
struct SeenGlyph {
    std::string file;
    unsigned glyph;
    bool operator==(const SeenGlyph&) const = default;
};

struct SeenLine {
    std::vector<SeenGlyph> glyphs; ///< without those that have no picture and no width
    double width = 0;              ///< em, each face at its own scale of 1
};

/// A family that Pango has to take for some bytes of the text.
struct Pin {
    std::size_t start, end;
    std::string family;
};

/// As Pango lays it out, in these families.
SeenLine pango_line(const Sample& sample, const std::string& families,
                    const std::vector<Pin>& pins);

/// The table's rule for figures.
std::vector<Pin> pins_of_figures(std::string_view words);
/// What our shaper chose, of the Latin and the Arabic face.
std::vector<Pin> pins_of_our_faces(const Sample& sample);

/// As our shaper does.
SeenLine our_line(const Sample& sample);
