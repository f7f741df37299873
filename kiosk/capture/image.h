#pragma once

#include "shared/base/bytes.h"

namespace kiosk::capture
{

enum class Pixels { Gray8, Rgb24 };

constexpr unsigned channels_of(Pixels pixels)
{
    return pixels == Pixels::Gray8 ? 1 : 3;
}

/// Uncompressed pixels that live elsewhere, rows from top to bottom without padding.
struct ImageView {
    unsigned width = 0;  ///< pixels
    unsigned height = 0; ///< pixels
    Pixels pixels = Pixels::Rgb24;
    base::ByteView bytes;
};

/// Uncompressed pixels of its own.
struct Picture {
    unsigned width = 0;
    unsigned height = 0;
    Pixels pixels = Pixels::Rgb24;
    base::Bytes bytes;

    static Picture sized(unsigned width, unsigned height, Pixels pixels)
    {
        return {width, height, pixels,
                base::Bytes(std::size_t{width} * height * channels_of(pixels))};
    }
    ImageView view() const { return {width, height, pixels, bytes}; }
};

} // namespace kiosk::capture
