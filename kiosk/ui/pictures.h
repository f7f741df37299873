#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kiosk::ui
{

/// A page as scanned, on a dark ground. Rows from top to bottom without padding.
struct PagePreview {
    std::string_view id;
    messages::Text label; ///< what it is, for those who cannot see it
    unsigned width = 0;   ///< pixels
    unsigned height = 0;  ///< pixels
    bool colour = true;   ///< three bytes a pixel; else one
    std::span<const std::byte> pixels = {};
    std::uint64_t revision = 0; ///< another number: the pixels changed
    Millimetres tall{76};
};
void page_preview(Frame& frame, const PagePreview& preview);

/// A QR code: `modules` is side*side, row by row, true is black. Drawn with its quiet zone.
struct QrCode {
    std::string_view id;
    messages::Text label;
    unsigned side = 0;
    std::span<const std::uint8_t> modules = {}; ///< 1 is black
    Millimetres largest{117};
};
void qr_code(Frame& frame, const QrCode& code);

/// An icon in a disc or tile beside the words that follow it.
void icon(Frame& frame, std::string_view ligature, Millimetres side);

} // namespace kiosk::ui
