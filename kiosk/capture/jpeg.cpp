#include "kiosk/capture/jpeg.h"

#include "shared/base/verify.h"

#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>

namespace kiosk::capture
{

base::Bytes encode_jpeg(const ImageView& image, int quality, unsigned dpi)
{
    base::verify(image.width > 0 && image.height > 0 && image.width <= JPEG_MAX_DIMENSION &&
                     image.height <= JPEG_MAX_DIMENSION &&
                     image.bytes.size() ==
                         std::size_t{image.width} * image.height * channels_of(image.pixels),
                 "the image's size agrees with its bytes");
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* encoded = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &encoded, &size);
    jpeg.image_width = image.width;
    jpeg.image_height = image.height;
    jpeg.input_components = static_cast<int>(channels_of(image.pixels));
    jpeg.in_color_space = image.pixels == Pixels::Gray8 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.optimize_coding = TRUE;
    if (dpi != 0) {
        jpeg.density_unit = 1;
        jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(dpi);
    }
    jpeg_start_compress(&jpeg, TRUE);
    const std::size_t row_bytes = std::size_t{image.width} * channels_of(image.pixels);
    while (jpeg.next_scanline < jpeg.image_height) {
        // libjpeg takes its rows by pointers to what it does not change.
        auto* row = reinterpret_cast<JSAMPROW>(
            const_cast<std::byte*>(image.bytes.data() + jpeg.next_scanline * row_bytes));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    const auto* first = reinterpret_cast<const std::byte*>(encoded);
    base::Bytes bytes(first, first + size);
    jpeg_destroy_compress(&jpeg);
    std::free(encoded);
    return bytes;
}

} // namespace kiosk::capture
