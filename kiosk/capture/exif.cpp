#include "kiosk/capture/exif.h"

namespace kiosk::capture
{

namespace
{

/// Numbers of a TIFF structure, in its own byte order; 0 past the end.
class TiffNumbers
{
public:
    explicit TiffNumbers(base::ByteView bytes)
        : m_bytes{bytes}, m_big{!bytes.empty() && bytes[0] == std::byte{'M'}}
    {
    }
    std::size_t at(std::size_t offset, unsigned count) const
    {
        std::size_t value = 0;
        for (unsigned i = 0; i < count; ++i) {
            const std::size_t from = offset + (m_big ? i : count - 1 - i);
            value = value << 8 |
                    (from < m_bytes.size() ? std::to_integer<std::size_t>(m_bytes[from]) : 0);
        }
        return value;
    }

private:
    base::ByteView m_bytes;
    bool m_big;
};

} // namespace

unsigned exif_orientation(base::ByteView segment)
{
    using namespace std::string_view_literals;
    if (!base::as_text(segment).starts_with("Exif\0\0"sv))
        return 1;
    const TiffNumbers numbers{segment.subspan(6)};
    const std::size_t directory = numbers.at(4, 4);
    const std::size_t entries = numbers.at(directory, 2);
    constexpr std::size_t orientation_tag = 0x0112;
    for (std::size_t i = 0; i < entries && i < 512; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (numbers.at(entry, 2) != orientation_tag)
            continue;
        const auto value = static_cast<unsigned>(numbers.at(entry + 8, 2));
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

} // namespace kiosk::capture
