#pragma once

#include "shared/base/bytes.h"

namespace kiosk::capture
{

/// The orientation, 1 to 8, in the bytes of a JPEG's APP1 segment; 1 where they tell none.
unsigned exif_orientation(base::ByteView segment);

} // namespace kiosk::capture
