#include "kiosk/capture/decode.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <tiffio.h>
#include <vector>

namespace kiosk::capture
{

namespace
{

using base::ErrorCode;

/// A file in memory as libtiff reads one.
struct Source {
    base::ByteView bytes;
    std::uint64_t at = 0;
};

tmsize_t read_source(thandle_t handle, void* to, tmsize_t wanted)
{
    Source& source = *static_cast<Source*>(handle);
    if (source.at >= source.bytes.size() || wanted <= 0)
        return 0;
    const std::size_t count =
        std::min<std::size_t>(static_cast<std::size_t>(wanted), source.bytes.size() - source.at);
    std::memcpy(to, source.bytes.data() + source.at, count);
    source.at += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t)
{
    return 0;
}

toff_t seek_source(thandle_t handle, toff_t offset, int from)
{
    Source& source = *static_cast<Source*>(handle);
    source.at = from == SEEK_CUR   ? source.at + offset
                : from == SEEK_END ? source.bytes.size() + offset
                                   : offset;
    return source.at;
}

int close_nothing(thandle_t)
{
    return 0;
}

toff_t size_of_source(thandle_t handle)
{
    return static_cast<Source*>(handle)->bytes.size();
}

struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

base::Result<Picture> read_page(TIFF* tiff, const DecodeLimits& limits)
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    TRY(check_size(width, height, limits));
    std::vector<std::uint32_t> raster(std::size_t{width} * height);
    if (TIFFReadRGBAImageOriented(tiff, width, height, raster.data(), ORIENTATION_TOPLEFT, 1) == 0)
        return base::failure(ErrorCode::FileMalformed, "tiff data");
    Picture page = Picture::sized(width, height, Pixels::Rgb24);
    std::byte* to = page.bytes.data();
    for (const std::uint32_t pixel : raster) {
        // Colours come multiplied by their opacity; behind them is paper.
        const std::uint32_t paper = 255 - TIFFGetA(pixel);
        *to++ = static_cast<std::byte>(std::min(TIFFGetR(pixel) + paper, 255U));
        *to++ = static_cast<std::byte>(std::min(TIFFGetG(pixel) + paper, 255U));
        *to++ = static_cast<std::byte>(std::min(TIFFGetB(pixel) + paper, 255U));
    }
    return page;
}

bool is_thumbnail(TIFF* tiff)
{
    std::uint32_t type = 0;
    TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &type);
    return (type & FILETYPE_REDUCEDIMAGE) != 0;
}

} // namespace

base::Result<void> decode_tiff(base::ByteView bytes, const DecodeLimits& limits,
                               const PageSink& sink)
{
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    Source source{bytes};
    const std::unique_ptr<TIFF, Closer> tiff{
        TIFFClientOpen("page", "rm", &source, read_source, write_nothing, seek_source,
                       close_nothing, size_of_source, nullptr, nullptr)};
    if (!tiff)
        return base::failure(ErrorCode::FileMalformed, "tiff header");
    unsigned pages = 0;
    unsigned directories = 0;
    do {
        if (++directories > 2 * limits.pages || pages == limits.pages)
            return base::failure(ErrorCode::FileTooManyPages);
        if (is_thumbnail(tiff.get()))
            continue;
        Picture page = TRY(read_page(tiff.get(), limits));
        TRY(sink(std::move(page)));
        ++pages;
    } while (TIFFReadDirectory(tiff.get()) != 0);
    if (pages == 0)
        return base::failure(ErrorCode::FileMalformed, "tiff without a page");
    return {};
}

} // namespace kiosk::capture
