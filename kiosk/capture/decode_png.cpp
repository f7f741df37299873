#include "kiosk/capture/decode.h"

#include <png.h>

namespace kiosk::capture
{

base::Result<Picture> decode_png(base::ByteView bytes, const DecodeLimits& limits)
{
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) == 0)
        return base::failure(base::ErrorCode::FileMalformed, "png header");
    if (const auto fine = check_size(header.width, header.height, limits); !fine) {
        png_image_free(&header);
        return std::unexpected{fine.error()};
    }
    const bool colored = (header.format & PNG_FORMAT_FLAG_COLOR) != 0;
    header.format = colored ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    Picture page =
        Picture::sized(header.width, header.height, colored ? Pixels::Rgb24 : Pixels::Gray8);
    // What is transparent shows paper.
    const png_color paper{255, 255, 255};
    if (png_image_finish_read(&header, &paper, page.bytes.data(), 0, nullptr) == 0)
        return base::failure(base::ErrorCode::FileMalformed, "png data");
    return page;
}

} // namespace kiosk::capture
