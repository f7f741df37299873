#pragma once

#include "kiosk/capture/image.h"

#include <vector>

namespace kiosk::capture
{

/// A connected mark of ink.
struct Mark {
    unsigned left = 0;    ///< pixels
    unsigned top = 0;     ///< pixels
    unsigned width = 0;   ///< pixels
    unsigned height = 0;  ///< pixels
    std::size_t area = 0; ///< pixels
};

/// The marks of a one-channel picture where ink is not 0, joined through their eight neighbours.
std::vector<Mark> marks_of(const Picture& ink);

} // namespace kiosk::capture
