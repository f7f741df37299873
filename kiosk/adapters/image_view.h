#pragma once

#include "kiosk/capture/image.h"
#include "kiosk/ports/scanner.h"

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

} // namespace kiosk::adapters
