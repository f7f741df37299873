#pragma once

#include "shared/base/result.h"

#include <string_view>
#include <vector>

namespace receipt
{

/// A QR code's dark and light squares, without the quiet zone.
struct QrCode {
    unsigned width = 0;     ///< modules a side
    std::vector<bool> dark; ///< rows from the top, width * width

    bool is_dark(unsigned column, unsigned row) const { return dark[row * width + column]; }
};

/// Light modules to leave free on each side (ISO/IEC 18004).
inline constexpr unsigned quiet_zone = 4;

/// Error correction level Q; alphanumeric mode wherever the characters allow it. DataInvalid where
/// the text is empty or too long.
base::Result<QrCode> qr_code(std::string_view text);

} // namespace receipt
