#include "kiosk/capture/decode.h"

#include "kiosk/capture/scale.h"

namespace kiosk::capture
{

using base::ErrorCode;

base::Result<void> check_size(std::uint64_t width, std::uint64_t height, const DecodeLimits& limits)
{
    if (width == 0 || height == 0)
        return base::failure(ErrorCode::FileMalformed, "a page without size");
    if (width > limits.pixels / height)
        return base::failure(ErrorCode::FileBomb, "too many pixels");
    return {};
}

base::Result<void> decode(FileKind kind, base::ByteView bytes, const DecodeLimits& limits,
                          const PageSink& sink)
{
    const PageSink finish = [&](const Picture& page) {
        return sink(without_needless_color(fitted(page.view(), limits.side, limits.side)));
    };
    switch (kind) {
    case FileKind::Jpeg:
        return finish(TRY(decode_jpeg(bytes, limits)));
    case FileKind::Png:
        return finish(TRY(decode_png(bytes, limits)));
    case FileKind::Bmp:
        return finish(TRY(decode_bmp(bytes, limits)));
    case FileKind::Tiff:
        return decode_tiff(bytes, limits, finish);
    case FileKind::Pdf:
        break;
    }
    return base::failure(ErrorCode::FileTypeRefused);
}

} // namespace kiosk::capture
