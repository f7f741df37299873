#pragma once

#include "kiosk/capture/image.h"

namespace kiosk::capture
{

/// A baseline JPEG. `quality` 1 to 100; `dpi` 0 where it is not known.
base::Bytes encode_jpeg(const ImageView& image, int quality, unsigned dpi);

} // namespace kiosk::capture
