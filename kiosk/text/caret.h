#pragma once

#include "kiosk/text/layout.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace kiosk::text
{

/// Between two directions one index has two places on the line: after the text that comes before it
/// (Upstream) or before the text that comes after it (Downstream).
enum class Affinity { Upstream, Downstream };

struct Caret {
    std::size_t index = 0; ///< UTF-16 offset, at a grapheme boundary
    Affinity affinity = Affinity::Upstream;
    bool operator==(const Caret&) const = default;
};

/// A vertical stroke, pixels from the layout's top left.
struct CaretMark {
    float x, top, bottom;
    bool right_to_left; ///< the direction of the text there
    bool operator==(const CaretMark&) const = default;
};

/// `other` is where text of the other direction would go in, at a seam: drawn shorter.
struct CaretMarks {
    CaretMark main;
    std::optional<CaretMark> other;
};

struct SelectionSpan {
    float x0, x1, top, bottom;
};

CaretMarks caret_marks(const Layout& layout, Caret caret);

/// The caret nearest to a touched point.
Caret caret_at(const Layout& layout, float x, float y);

/// What lies between two offsets, in visual order, neighbours joined.
std::vector<SelectionSpan> selection(const Layout& layout, std::size_t from, std::size_t to);

} // namespace kiosk::text
