#pragma once

#include "kiosk/capture/image.h"

namespace kiosk::capture
{

/// The picture with each pixel the mean of those it covers, never larger than it was.
Picture shrunk(const ImageView& image, unsigned width, unsigned height);
/// Shrunk so that it fits, its proportions kept; a copy where it fits already.
Picture fitted(const ImageView& image, unsigned most_wide, unsigned most_high);
/// In grey, by the luma weights of ITU-R BT.601.
Picture in_gray(const ImageView& image);
/// In grey where red, green and blue are the same everywhere.
Picture without_needless_color(Picture picture);
/// Turned as EXIF orientation 1 to 8 says (Exif 2.32, tag 0x0112).
Picture turned_upright(Picture picture, unsigned orientation);

} // namespace kiosk::capture
