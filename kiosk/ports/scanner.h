#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <atomic>
#include <functional>

namespace kiosk::ports
{

enum class PixelFormat { Gray8, Rgb24 };

/// An uncompressed page, rows from top to bottom without padding.
struct Image {
    unsigned width = 0;  ///< pixels
    unsigned height = 0; ///< pixels
    unsigned dpi = 0;
    PixelFormat format = PixelFormat::Rgb24;
    base::Bytes pixels;
};

/// Shared with whoever may cancel a scan or a print while it runs.
using CancelFlag = std::atomic<bool>;

class Scanner
{
public:
    virtual ~Scanner() = default;
    /// Scans the glass. Calls `progress` with 0..1. Errors: Scanner*, Cancelled.
    virtual base::Result<Image> scan(const std::function<void(double)>& progress,
                                     const CancelFlag& cancelled) = 0;
};

} // namespace kiosk::ports
