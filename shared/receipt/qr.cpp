#include "shared/receipt/qr.h"

#include <memory>
#include <qrencode.h>
#include <string>

namespace receipt
{

base::Result<QrCode> qr_code(std::string_view text)
{
    struct Free {
        void operator()(QRcode* code) const { QRcode_free(code); }
    };
    // The 8-bit hint lets the encoder choose the best mode for each part of the text.
    const std::unique_ptr<QRcode, Free> code{
        QRcode_encodeString(std::string{text}.c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1)};
    if (!code)
        return base::failure(base::ErrorCode::DataInvalid, "no QR code can hold this text");
    QrCode modules{.width = static_cast<unsigned>(code->width), .dark = {}};
    const std::size_t count = std::size_t{modules.width} * modules.width;
    modules.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        modules.dark.push_back((code->data[i] & 1) != 0);
    return modules;
}

} // namespace receipt
