#include "tests/kiosk/capture/pictures.h"

#include "kiosk/capture/jpeg.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <png.h>
#include <tiffio.h>
#include <unistd.h>

namespace tests
{

using kiosk::capture::channels_of;
using kiosk::capture::Pixels;

namespace
{

void put_little(base::Bytes& to, std::uint32_t value, unsigned count)
{
    for (unsigned i = 0; i < count; ++i)
        to.push_back(i < 4 ? static_cast<std::byte>(value >> (8 * i)) : std::byte{});
}

void put_big(base::Bytes& to, std::uint32_t value, unsigned count)
{
    for (unsigned i = count; i-- > 0;)
        to.push_back(i < 4 ? static_cast<std::byte>(value >> (8 * i)) : std::byte{});
}

void put(base::Bytes& to, std::string_view text)
{
    const base::Bytes bytes = base::to_bytes(text);
    to.insert(to.end(), bytes.begin(), bytes.end());
}

std::uint32_t crc_of(base::ByteView bytes)
{
    std::uint32_t crc = ~0U;
    for (const std::byte byte : bytes) {
        crc ^= std::to_integer<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
    }
    return ~crc;
}

base::Bytes bmp_header(unsigned width, unsigned height)
{
    base::Bytes bytes = base::to_bytes("BM");
    put_little(bytes, 0, 8);
    put_little(bytes, 54, 4);
    put_little(bytes, 40, 4);
    put_little(bytes, width, 4);
    put_little(bytes, height, 4);
    put_little(bytes, 1, 2);
    put_little(bytes, 24, 2);
    put_little(bytes, 0, 24);
    return bytes;
}

} // namespace

Picture empty_page(unsigned width, unsigned height, unsigned paper)
{
    Picture page = Picture::sized(width, height, Pixels::Rgb24);
    std::ranges::fill(page.bytes, static_cast<std::byte>(paper));
    return page;
}

Picture written_page(unsigned width, unsigned height, unsigned paper, unsigned ink)
{
    Picture page = empty_page(width, height, paper);
    for (unsigned y = height / 10; y < height * 9 / 10; ++y)
        for (unsigned x = width / 10; x < width * 9 / 10; ++x)
            if (y % 30 < 12 && x % 14 < 7)
                for (unsigned c = 0; c < 3; ++c)
                    page.bytes[(std::size_t{y} * width + x) * 3 + c] = static_cast<std::byte>(ink);
    return page;
}

Picture four_colors(unsigned width, unsigned height)
{
    static constexpr std::array<std::array<unsigned char, 3>, 4> colors{
        {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}}};
    Picture page = Picture::sized(width, height, Pixels::Rgb24);
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x)
            for (unsigned c = 0; c < 3; ++c)
                page.bytes[(std::size_t{y} * width + x) * 3 + c] = static_cast<std::byte>(
                    colors[(y >= height / 2 ? 2U : 0U) + (x >= width / 2 ? 1U : 0U)][c]);
    return page;
}

base::Bytes as_png(const Picture& picture)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = picture.width;
    image.height = picture.height;
    image.format = picture.pixels == Pixels::Gray8 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, picture.bytes.data(), 0, nullptr);
    base::Bytes bytes(size);
    png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.bytes.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

base::Bytes as_bmp(const Picture& picture)
{
    base::Bytes bytes = bmp_header(picture.width, picture.height);
    for (unsigned y = picture.height; y-- > 0;) {
        for (unsigned x = 0; x < picture.width; ++x)
            for (unsigned c = 3; c-- > 0;)
                bytes.push_back(picture.bytes[(std::size_t{y} * picture.width + x) * 3 + c]);
        while ((bytes.size() - 54) % 4 != 0)
            bytes.push_back(std::byte{});
    }
    return bytes;
}

base::Bytes as_tiff(const std::vector<Picture>& pages)
{
    std::string name = "/tmp/guichet-tiff-XXXXXX";
    ::close(::mkstemp(name.data()));
    TIFF* tiff = TIFFOpen(name.c_str(), "w");
    for (const Picture& page : pages) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.width);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.height);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels_of(page.pixels));
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
                     page.pixels == Pixels::Gray8 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.height);
        const std::size_t row = std::size_t{page.width} * channels_of(page.pixels);
        for (unsigned y = 0; y < page.height; ++y)
            TIFFWriteScanline(tiff, const_cast<std::byte*>(page.bytes.data() + y * row), y);
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    std::ifstream file{name, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::filesystem::remove(name);
    return base::to_bytes(text);
}

base::Bytes as_turned_jpeg(const Picture& picture, unsigned orientation)
{
    const base::Bytes plain = kiosk::capture::encode_jpeg(picture.view(), 90, 0);
    base::Bytes segment;
    put(segment, std::string_view{"Exif\0\0MM\0*", 10});
    put_big(segment, 8, 4);
    put_big(segment, 1, 2);
    put_big(segment, 0x0112, 2);
    put_big(segment, 3, 2);
    put_big(segment, 1, 4);
    put_big(segment, orientation, 2);
    put_big(segment, 0, 6);

    base::Bytes bytes(plain.begin(), plain.begin() + 2);
    put_big(bytes, 0xFFE1, 2);
    put_big(bytes, static_cast<std::uint32_t>(segment.size() + 2), 2);
    bytes.insert(bytes.end(), segment.begin(), segment.end());
    bytes.insert(bytes.end(), plain.begin() + 2, plain.end());
    return bytes;
}

base::Bytes png_that_claims(unsigned width, unsigned height)
{
    base::Bytes header = base::to_bytes("IHDR");
    put_big(header, width, 4);
    put_big(header, height, 4);
    put_big(header, 0x08020000, 4);
    put_big(header, 0, 1);
    base::Bytes bytes = base::to_bytes("\x89PNG\r\n\x1A\n");
    put_big(bytes, 13, 4);
    bytes.insert(bytes.end(), header.begin(), header.end());
    put_big(bytes, crc_of(header), 4);
    put_big(bytes, 1, 4);
    base::Bytes data = base::to_bytes("IDATx");
    bytes.insert(bytes.end(), data.begin(), data.end());
    put_big(bytes, crc_of(data), 4);
    return bytes;
}

base::Bytes bmp_that_claims(unsigned width, unsigned height)
{
    base::Bytes bytes = bmp_header(width, height);
    put_little(bytes, 0, 4);
    return bytes;
}

base::Bytes tiff_that_claims(unsigned width, unsigned height)
{
    base::Bytes bytes = base::to_bytes(std::string_view{"II*\0", 4});
    put_little(bytes, 8, 4);
    put_little(bytes, 6, 2);
    const auto entry = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t value) {
        put_little(bytes, tag, 2);
        put_little(bytes, type, 2);
        put_little(bytes, 1, 4);
        put_little(bytes, value, 4);
    };
    entry(256, 4, width);
    entry(257, 4, height);
    entry(258, 3, 8);
    entry(262, 3, 1);
    entry(273, 4, 90);
    entry(279, 4, 4);
    put_little(bytes, 0, 8);
    return bytes;
}

base::Bytes jpeg_that_claims(unsigned width, unsigned height)
{
    base::Bytes bytes = kiosk::capture::encode_jpeg(empty_page(8, 8).view(), 75, 0);
    for (std::size_t i = 0; i + 9 < bytes.size(); ++i)
        if (bytes[i] == std::byte{0xFF} && bytes[i + 1] == std::byte{0xC0}) {
            bytes[i + 5] = static_cast<std::byte>(height >> 8);
            bytes[i + 6] = static_cast<std::byte>(height);
            bytes[i + 7] = static_cast<std::byte>(width >> 8);
            bytes[i + 8] = static_cast<std::byte>(width);
        }
    return bytes;
}

} // namespace tests
