#include "kiosk/capture/decode.h"
#include "kiosk/capture/exif.h"
#include "kiosk/capture/scale.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <jerror.h>
#include <jpeglib.h>

namespace kiosk::capture
{

namespace
{

/// libjpeg's state, with a way out of its errors.
struct Decoder {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr watch{};
    std::jmp_buf way_out{};
    bool bomb = false;
};

Decoder& decoder_of(j_common_ptr common)
{
    return *static_cast<Decoder*>(common->client_data);
}

[[noreturn]] void leave(j_common_ptr common)
{
    std::longjmp(decoder_of(common).way_out, 1);
}

/// A file that ends too early is refused; other warnings are the world as it is.
void hear(j_common_ptr common, int level)
{
    if (level < 0 && common->err->msg_code == JWRN_JPEG_EOF)
        leave(common);
}

void keep_silent(j_common_ptr) {}

/// A progressive file with endless scans costs much and shows nothing.
void watch_scans(j_common_ptr common)
{
    if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > 200) {
        decoder_of(common).bomb = true;
        leave(common);
    }
}

enum class Step { Done, Failed };

// The functions that libjpeg may jump out of hold nothing that a destructor must free.

Step read_header(Decoder& decoder, base::ByteView bytes)
{
    if (setjmp(decoder.way_out) != 0)
        return Step::Failed;
    jpeg_create_decompress(&decoder.jpeg);
    jpeg_save_markers(&decoder.jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&decoder.jpeg, reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&decoder.jpeg, TRUE);
    return Step::Done;
}

Step choose_output(Decoder& decoder, unsigned side)
{
    if (setjmp(decoder.way_out) != 0)
        return Step::Failed;
    jpeg_decompress_struct& jpeg = decoder.jpeg;
    const bool inks = jpeg.num_components == 4;
    jpeg.out_color_space = inks ? JCS_CMYK : jpeg.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    // Large photographs are halved while they are decoded.
    jpeg.scale_num = 8;
    while (jpeg.scale_num > 1 &&
           std::max(jpeg.image_width, jpeg.image_height) * std::size_t{jpeg.scale_num / 2} / 8 >=
               side)
        jpeg.scale_num /= 2;
    jpeg.scale_denom = 8;
    jpeg_start_decompress(&jpeg);
    return Step::Done;
}

Step read_rows(Decoder& decoder, std::byte* rows, std::size_t row_bytes)
{
    if (setjmp(decoder.way_out) != 0)
        return Step::Failed;
    while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
        auto* row = reinterpret_cast<JSAMPROW>(rows + decoder.jpeg.output_scanline * row_bytes);
        jpeg_read_scanlines(&decoder.jpeg, &row, 1);
    }
    jpeg_finish_decompress(&decoder.jpeg);
    return Step::Done;
}

/// Adobe stores its four inks inverted, so that what is stored multiplies.
Picture from_inks(const base::Bytes& inks, unsigned width, unsigned height)
{
    Picture page = Picture::sized(width, height, Pixels::Rgb24);
    for (std::size_t i = 0; i < std::size_t{width} * height; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            page.bytes[3 * i + c] =
                static_cast<std::byte>(std::to_integer<unsigned>(inks[4 * i + c]) *
                                       std::to_integer<unsigned>(inks[4 * i + 3]) / 255);
    return page;
}

unsigned orientation_of(const jpeg_decompress_struct& jpeg)
{
    for (const jpeg_marker_struct* marker = jpeg.marker_list; marker != nullptr;
         marker = marker->next)
        if (const unsigned found =
                exif_orientation(std::as_bytes(std::span{marker->data, marker->data_length}));
            found != 1)
            return found;
    return 1;
}

base::Result<Picture> decode_with(Decoder& decoder, base::ByteView bytes,
                                  const DecodeLimits& limits)
{
    const auto malformed = [&](const char* where) {
        return decoder.bomb ? base::failure(base::ErrorCode::FileBomb, where)
                            : base::failure(base::ErrorCode::FileMalformed, where);
    };
    if (read_header(decoder, bytes) == Step::Failed)
        return malformed("jpeg header");
    TRY(check_size(decoder.jpeg.image_width, decoder.jpeg.image_height, limits));
    const unsigned orientation = orientation_of(decoder.jpeg);
    decoder.jpeg.progress = &decoder.watch;
    if (choose_output(decoder, limits.side) == Step::Failed)
        return malformed("jpeg tables");

    const unsigned width = decoder.jpeg.output_width;
    const unsigned height = decoder.jpeg.output_height;
    const auto channels = static_cast<unsigned>(decoder.jpeg.output_components);
    base::Bytes rows(std::size_t{width} * height * channels);
    if (read_rows(decoder, rows.data(), std::size_t{width} * channels) == Step::Failed)
        return malformed("jpeg data");
    Picture page = channels == 4
                       ? from_inks(rows, width, height)
                       : Picture{width, height, channels == 1 ? Pixels::Gray8 : Pixels::Rgb24,
                                 std::move(rows)};
    return turned_upright(std::move(page), orientation);
}

} // namespace

base::Result<Picture> decode_jpeg(base::ByteView bytes, const DecodeLimits& limits)
{
    Decoder decoder;
    decoder.jpeg.err = jpeg_std_error(&decoder.errors);
    decoder.jpeg.client_data = &decoder;
    decoder.errors.error_exit = leave;
    decoder.errors.emit_message = hear;
    decoder.errors.output_message = keep_silent;
    decoder.watch.progress_monitor = watch_scans;
    auto page = decode_with(decoder, bytes, limits);
    jpeg_destroy_decompress(&decoder.jpeg);
    return page;
}

} // namespace kiosk::capture
