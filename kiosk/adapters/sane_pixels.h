#pragma once

#include "kiosk/ports/scanner.h"

#include <optional>

namespace kiosk::adapters
{

/// One frame as a scanner announces it (SANE standard 4.3.9).
struct FrameShape {
    unsigned samples = 1; ///< a pixel: 1, or 3 for interleaved colours
    int plane = -1;       ///< 0, 1, 2 where the frame is the red, green or blue one of three
    unsigned width = 0;   ///< pixels
    std::size_t bytes_per_line = 0;
    int depth = 8;                 ///< bits a sample: 1, 8 or 16
    std::optional<unsigned> lines; ///< unknown to hand scanners
};

/// Puts a page together from the bytes of one frame, or of three of one colour each.
class PageBuilder
{
public:
    /// ScannerFailed where the shape makes no sense or is larger than 100 Mpx.
    base::Result<void> begin(const FrameShape& shape);
    base::Result<void> add(base::ByteView bytes);
    /// ScannerFailed where the frame came short.
    base::Result<void> end();
    bool complete() const { return m_complete; }
    double progress() const;
    ports::Image image(unsigned dpi) &&;

private:
    void spread_frame(unsigned lines);

    FrameShape m_shape;
    base::Bytes m_raw;
    ports::Image m_image;
    unsigned m_planes_seen = 0;
    bool m_complete = false;
};

} // namespace kiosk::adapters
