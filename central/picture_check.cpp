#include "central/file_check.h"

#include <optional>

namespace central
{

using base::ErrorCode;
using base::Result;

namespace
{

constexpr unsigned most_pages = 50;
constexpr unsigned most_scans = 200; ///< of one progressive JPEG

enum class Order { BigEndian, LittleEndian };

/// Numbers of a file; nothing past its end.
class Numbers
{
public:
    Numbers(base::ByteView bytes, Order order) : m_bytes{bytes}, m_order{order} {}

    std::optional<std::uint32_t> at(std::uint64_t place, unsigned size) const
    {
        if (place > m_bytes.size() || size > m_bytes.size() - place)
            return std::nullopt;
        std::uint32_t number = 0;
        for (unsigned i = 0; i < size; ++i) {
            const std::uint64_t next = m_order == Order::BigEndian ? i : size - 1 - i;
            number = number << 8 | std::to_integer<std::uint32_t>(
                                       m_bytes[static_cast<std::size_t>(place + next)]);
        }
        return number;
    }

private:
    base::ByteView m_bytes;
    Order m_order;
};

Result<void> check_pixels(std::uint64_t width, std::uint64_t height)
{
    if (height != 0 && width > most_pixels / height)
        return base::failure(ErrorCode::FileBomb, "too many pixels");
    return {};
}

/// ITU T.81 annex B: markers, each with its length, until the scans.
Result<void> check_jpeg(base::ByteView bytes)
{
    const Numbers numbers{bytes, Order::BigEndian};
    unsigned scans = 0;
    std::uint64_t at = 2;
    while (const auto marker = numbers.at(at, 2)) {
        const std::uint32_t kind = *marker & 0xFF;
        const bool is_marker = *marker >> 8 == 0xFF && kind != 0 && kind != 0xFF;
        const bool stands_alone = kind == 0x01 || (kind >= 0xD0 && kind <= 0xD9);
        if (!is_marker || stands_alone) {
            ++at; // within a scan
            continue;
        }
        const bool is_frame =
            kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
        if (is_frame)
            TRY(check_pixels(numbers.at(at + 7, 2).value_or(0), numbers.at(at + 5, 2).value_or(0)));
        if (kind == 0xDA && ++scans > most_scans)
            return base::failure(ErrorCode::FileBomb, "too many scans");
        at += 2 + numbers.at(at + 2, 2).value_or(0);
    }
    return {};
}

/// Bytes that the pixels take, with a filter's byte a row, in Adam7 at worst; 16 bits, 4 samples.
std::uint64_t room_for(std::uint64_t width, std::uint64_t height)
{
    return (width * 8 + 8) * (height + 8) + 1024;
}

/// ISO/IEC 15948: chunks of a length, a name, the content and a check sum.
Result<void> check_png(base::ByteView bytes)
{
    const Numbers numbers{bytes, Order::BigEndian};
    std::uint64_t room = most_unpacked;
    base::Bytes packed;
    std::uint64_t at = 8;
    while (const auto length = numbers.at(at, 4)) {
        const auto name = numbers.at(at + 4, 4);
        if (!name || *length > bytes.size() - (at + 8))
            break;
        const auto content = bytes.subspan(static_cast<std::size_t>(at + 8), *length);
        if (*name == 0x49484452) { // IHDR
            const std::uint64_t width = numbers.at(at + 8, 4).value_or(0);
            const std::uint64_t height = numbers.at(at + 12, 4).value_or(0);
            TRY(check_pixels(width, height));
            room = room_for(width, height);
        }
        if (*name == 0x49444154) // IDAT
            packed.insert(packed.end(), content.begin(), content.end());
        const bool packed_text = *name == 0x7A545874 || *name == 0x69545874 || *name == 0x69434350;
        if (packed_text && *length > 1'000'000) // zTXt, iTXt, iCCP
            return base::failure(ErrorCode::FileBomb, "more words than a picture has");
        at += 12 + std::uint64_t{*length};
    }
    room += packed.size();
    constexpr std::size_t zlib_head = 2;
    if (packed.size() > zlib_head &&
        !unpacks_within(base::ByteView{packed}.subspan(zlib_head), room))
        return base::failure(ErrorCode::FileBomb, "more bytes than its pixels take");
    return {};
}

/// What a directory of a TIFF says of its page, and where the next one is.
struct Directory {
    std::uint64_t width = 0;
    std::uint64_t height = 0;
    std::uint64_t next = 0;
};

/// TIFF 6.0 section 2.
Directory directory_at(const Numbers& numbers, std::uint64_t at)
{
    Directory directory;
    const std::uint64_t entries = numbers.at(at, 2).value_or(0);
    for (std::uint64_t i = 0; i < entries; ++i) {
        const std::uint64_t entry = at + 2 + 12 * i;
        const auto tag = numbers.at(entry, 2);
        const bool is_short = numbers.at(entry + 2, 2) == 3U;
        const std::uint64_t value = numbers.at(entry + 8, is_short ? 2 : 4).value_or(0);
        if (tag == 256U)
            directory.width = value;
        if (tag == 257U)
            directory.height = value;
    }
    directory.next = numbers.at(at + 2 + 12 * entries, 4).value_or(0);
    return directory;
}

Result<void> check_tiff(base::ByteView bytes)
{
    const bool little = bytes[0] == std::byte{'I'};
    const Numbers numbers{bytes, little ? Order::LittleEndian : Order::BigEndian};
    unsigned pages = 0;
    for (std::uint64_t at = numbers.at(4, 4).value_or(0); at != 0;) {
        if (++pages > most_pages)
            return base::failure(ErrorCode::FileBomb, "too many pages, or a ring of them");
        const Directory directory = directory_at(numbers, at);
        TRY(check_pixels(directory.width, directory.height));
        at = directory.next;
    }
    return {};
}

Result<void> check_bmp(base::ByteView bytes)
{
    const Numbers numbers{bytes, Order::LittleEndian};
    if (numbers.at(14, 4) == 12U)
        return check_pixels(numbers.at(18, 2).value_or(0), numbers.at(20, 2).value_or(0));
    const std::uint32_t height = numbers.at(22, 4).value_or(0);
    const bool from_top = (height & 0x8000'0000U) != 0;
    return check_pixels(numbers.at(18, 4).value_or(0), from_top ? ~height + 1 : height);
}

} // namespace

Result<void> check_picture(base::ByteView bytes, std::string_view media_type)
{
    if (media_type == "image/jpeg")
        return check_jpeg(bytes);
    if (media_type == "image/png")
        return check_png(bytes);
    if (media_type == "image/tiff")
        return check_tiff(bytes);
    return check_bmp(bytes);
}

} // namespace central
