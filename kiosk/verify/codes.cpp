#include "kiosk/verify/codes.h"

#define ZX_USE_UTF8 1 // texts as std::string
#include <ZXing/ReadBarcode.h>
#include <exception>

namespace kiosk::verify
{

std::vector<std::string> codes_in(const ports::Image& picture)
{
    const auto format = picture.format == ports::PixelFormat::Gray8 ? ZXing::ImageFormat::Lum
                                                                    : ZXing::ImageFormat::RGB;
    const auto hints = ZXing::DecodeHints{}
                           .setFormats(ZXing::BarcodeFormat::QRCode)
                           .setTryHarder(true)
                           .setTryRotate(true)
                           .setTryDownscale(true);
    std::vector<std::string> texts;
    try {
        const ZXing::ImageView view{reinterpret_cast<const std::uint8_t*>(picture.pixels.data()),
                                    static_cast<int>(picture.width),
                                    static_cast<int>(picture.height), format};
        for (const ZXing::Result& code : ZXing::ReadBarcodes(view, hints))
            texts.push_back(code.text());
    } catch (const std::exception&) { // a picture that the library cannot read holds no code
        texts.clear();
    }
    return texts;
}

} // namespace kiosk::verify
