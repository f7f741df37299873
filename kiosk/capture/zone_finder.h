#pragma once

#include "kiosk/capture/image.h"

#include <vector>

namespace kiosk::capture
{

/// A place in a picture, or a step between two; pixels.
struct Point {
    double x = 0;
    double y = 0;
};

/// A line of characters at equal steps: the middle of the first, and the step to the next.
struct PitchedLine {
    Point first;
    Point step;
    unsigned count = 0;
};

/// Lines that stand below each other as in a machine readable zone, from top to bottom.
using ZoneBand = std::vector<PitchedLine>;

/// Where machine readable zones may stand in a grey picture of upright pages, the likeliest first:
/// two or three lines of OCR-B, ten characters an inch (Doc 9303 part 3, section 4). They may be
/// askew by a few degrees, and upside down.
std::vector<ZoneBand> find_zones(const Picture& gray, unsigned dpi);

} // namespace kiosk::capture
