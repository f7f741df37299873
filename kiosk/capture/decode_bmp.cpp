#include "kiosk/capture/decode.h"

#include <array>
#include <bit>
#include <cstdlib>

namespace kiosk::capture
{

namespace
{

using base::ErrorCode;

/// Little-endian numbers of the file; 0 past its end.
class Numbers
{
public:
    explicit Numbers(base::ByteView bytes) : m_bytes{bytes} {}
    std::uint32_t at(std::size_t offset, unsigned count) const
    {
        std::uint32_t value = 0;
        for (unsigned i = count; i-- > 0;)
            value = value << 8 | (offset + i < m_bytes.size()
                                      ? std::to_integer<std::uint32_t>(m_bytes[offset + i])
                                      : 0);
        return value;
    }

private:
    base::ByteView m_bytes;
};

/// What the headers say (BITMAPFILEHEADER, then BITMAPCOREHEADER or BITMAPINFOHEADER and later).
struct BmpHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool from_top = false;
    unsigned depth = 0; ///< bits a pixel
    std::size_t pixels = 0;
    std::size_t palette = 0;
    unsigned palette_entry = 4; ///< bytes
    std::array<std::uint32_t, 3> masks{};
};

base::Result<BmpHeader> parse_header(const Numbers& numbers)
{
    BmpHeader header;
    header.pixels = numbers.at(10, 4);
    const std::uint32_t size = numbers.at(14, 4);
    if (size == 12) {
        header.width = numbers.at(18, 2);
        header.height = numbers.at(20, 2);
        header.depth = numbers.at(24, 2);
        header.palette = 26;
        header.palette_entry = 3;
    } else if (size >= 40 && size <= 124) {
        header.width = numbers.at(18, 4);
        const auto height = static_cast<std::int32_t>(numbers.at(22, 4));
        header.from_top = height < 0;
        header.height = static_cast<std::uint32_t>(std::abs(std::int64_t{height}));
        header.depth = numbers.at(28, 2);
        header.palette = 14 + std::size_t{size};
    } else {
        return base::failure(ErrorCode::FileMalformed, "bmp header");
    }
    const std::uint32_t compression = size == 12 ? 0 : numbers.at(30, 4);
    const bool bit_fields = compression == 3 || compression == 6;
    if (compression != 0 && !bit_fields)
        return base::failure(ErrorCode::FileTypeRefused, "compressed bmp");
    if (header.depth == 16)
        header.masks = {0x7C00, 0x03E0, 0x001F};
    if (header.depth == 32)
        header.masks = {0xFF0000, 0x00FF00, 0x0000FF};
    if (bit_fields)
        header.masks = {numbers.at(54, 4), numbers.at(58, 4), numbers.at(62, 4)};
    return header;
}

std::byte masked(std::uint32_t value, std::uint32_t mask)
{
    if (mask == 0)
        return std::byte{0};
    const std::uint32_t most = mask >> std::countr_zero(mask);
    const std::uint64_t part = (value & mask) >> std::countr_zero(mask);
    return static_cast<std::byte>(part * 255 / most);
}

void decode_row(const BmpHeader& header, const Numbers& numbers, std::size_t from, std::byte* to)
{
    for (std::size_t x = 0; x < header.width; ++x, to += 3) {
        if (header.depth <= 8) {
            const std::size_t bit = x * header.depth;
            const unsigned shift = 8 - header.depth - static_cast<unsigned>(bit % 8);
            const std::uint32_t index =
                numbers.at(from + bit / 8, 1) >> shift & ((1U << header.depth) - 1);
            const std::size_t color = header.palette + std::size_t{index} * header.palette_entry;
            for (unsigned c = 0; c < 3; ++c)
                to[c] = static_cast<std::byte>(numbers.at(color + 2 - c, 1));
        } else if (header.depth == 24) {
            for (unsigned c = 0; c < 3; ++c)
                to[c] = static_cast<std::byte>(numbers.at(from + 3 * x + 2 - c, 1));
        } else {
            const std::uint32_t value = numbers.at(from + x * header.depth / 8, header.depth / 8);
            for (unsigned c = 0; c < 3; ++c)
                to[c] = masked(value, header.masks[c]);
        }
    }
}

} // namespace

base::Result<Picture> decode_bmp(base::ByteView bytes, const DecodeLimits& limits)
{
    const Numbers numbers{bytes};
    const BmpHeader header = TRY(parse_header(numbers));
    TRY(check_size(header.width, header.height, limits));
    const bool known = header.depth == 1 || header.depth == 4 || header.depth == 8 ||
                       header.depth == 16 || header.depth == 24 || header.depth == 32;
    const std::uint64_t row = (std::uint64_t{header.width} * header.depth + 31) / 32 * 4;
    if (!known || header.pixels + row * header.height > bytes.size())
        return base::failure(ErrorCode::FileMalformed, "bmp data");
    Picture page = Picture::sized(header.width, header.height, Pixels::Rgb24);
    for (std::uint32_t y = 0; y < header.height; ++y)
        decode_row(header, numbers,
                   header.pixels + row * (header.from_top ? y : header.height - 1 - y),
                   page.bytes.data() + std::size_t{y} * header.width * 3);
    return page;
}

} // namespace kiosk::capture
