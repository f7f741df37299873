#pragma once

#include "shared/base/bytes.h"

#include <vector>

namespace kiosk::capture
{

struct JpegPage {
    base::Bytes jpeg;
    unsigned width = 0;  ///< pixels
    unsigned height = 0; ///< pixels
    bool gray = false;
};

/// A PDF 1.4 of our own with one picture a page (ISO 32000-1), each fitted to A4, upright or
/// across.
base::Bytes pdf_of(const std::vector<JpegPage>& pages);

} // namespace kiosk::capture
