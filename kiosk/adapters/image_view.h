#pragma once

#include "kiosk/capture/image.h"
#include "kiosk/capture/quality.h"
#include "kiosk/ports/scanner.h"
#include "shared/base/result.h"

namespace kiosk::adapters
{

/// A port's image as capture reads it.
inline capture::ImageView view_of(const ports::Image& image)
{
    return {image.width, image.height,
            image.format == ports::PixelFormat::Gray8 ? capture::Pixels::Gray8
                                                      : capture::Pixels::Rgb24,
            image.pixels};
}

/// PageBlank or PageDark where a page is not worth sending.
inline base::Result<void> accept(capture::Verdict verdict)
{
    if (verdict == capture::Verdict::Blank)
        return base::failure(base::ErrorCode::PageBlank);
    if (verdict == capture::Verdict::Dark)
        return base::failure(base::ErrorCode::PageDark);
    return {};
}

} // namespace kiosk::adapters
