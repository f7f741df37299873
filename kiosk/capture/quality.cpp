#include "kiosk/capture/quality.h"

#include "kiosk/capture/ink.h"
#include "kiosk/capture/marks.h"
#include "kiosk/capture/scale.h"

#include <algorithm>
#include <array>

namespace kiosk::capture
{

namespace
{

constexpr unsigned measured_side = 1754; // A4 at 150 dpi

} // namespace

PageMeasures measure(const ImageView& image)
{
    const Picture small = fitted(image, measured_side, measured_side);
    const Picture gray = in_gray(small.view());
    std::array<std::size_t, 256> counts{};
    for (const std::byte level : gray.bytes)
        ++counts[std::to_integer<std::size_t>(level)];

    PageMeasures measures;
    measures.paper = level_below(counts, 0.95);
    std::size_t inked = 0;
    for (const Mark& mark : marks_of(ink_of(gray))) {
        constexpr unsigned speck = 8; // pixels
        if (mark.area < speck)
            continue;
        inked += mark.area;
        if (mark.height >= 5 && mark.height <= 150 && mark.width <= 300)
            ++measures.letters;
    }
    measures.ink = static_cast<double>(inked) / static_cast<double>(gray.bytes.size());
    return measures;
}

Verdict judge(const PageMeasures& measures)
{
    if (measures.paper < 120)
        return Verdict::Dark;
    if (measures.letters < 15 && measures.ink < 0.0005)
        return Verdict::Blank;
    return Verdict::Good;
}

} // namespace kiosk::capture
