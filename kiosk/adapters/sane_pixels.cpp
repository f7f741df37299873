#include "kiosk/adapters/sane_pixels.h"

#include <bit>
#include <utility>

namespace kiosk::adapters
{

namespace
{

constexpr std::size_t most_pixels = 100'000'000;
constexpr std::size_t most_bytes = 6 * most_pixels; ///< three colours of 16 bits

auto short_page(const char* why)
{
    return base::failure(base::ErrorCode::ScannerFailed, why);
}

/// The sample as eight bits. SANE's 1-bit samples say 1 for black; its 16-bit ones are in the
/// machine's order.
std::byte sample_at(const std::byte* line, std::size_t index, int depth)
{
    if (depth == 8)
        return line[index];
    if (depth == 16)
        return line[2 * index + (std::endian::native == std::endian::little ? 1 : 0)];
    const bool black = (line[index / 8] & (std::byte{0x80} >> (index % 8))) != std::byte{};
    return black ? std::byte{0} : std::byte{255};
}

} // namespace

base::Result<void> PageBuilder::begin(const FrameShape& shape)
{
    const std::size_t bits =
        std::size_t{shape.width} * shape.samples * static_cast<std::size_t>(shape.depth);
    if (shape.width == 0 || (shape.depth != 1 && shape.depth != 8 && shape.depth != 16) ||
        shape.bytes_per_line < (bits + 7) / 8 || (shape.plane >= 0 && shape.samples != 1) ||
        (m_planes_seen != 0 && (shape.plane < 0 || shape.width != m_image.width)))
        return short_page("the frame's shape makes no sense");
    const std::size_t lines = shape.lines.value_or(1);
    if (shape.width * lines > most_pixels || shape.bytes_per_line * lines > most_bytes)
        return short_page("the page is too large");
    m_shape = shape;
    m_raw.clear();
    m_raw.reserve(shape.bytes_per_line * shape.lines.value_or(0));
    return {};
}

base::Result<void> PageBuilder::add(base::ByteView bytes)
{
    m_raw.insert(m_raw.end(), bytes.begin(), bytes.end());
    if (m_raw.size() > most_bytes ||
        m_raw.size() / m_shape.bytes_per_line * m_shape.width > most_pixels)
        return short_page("the page never ends");
    return {};
}

base::Result<void> PageBuilder::end()
{
    const auto lines = static_cast<unsigned>(m_raw.size() / m_shape.bytes_per_line);
    if (lines == 0 || (m_shape.lines && lines < *m_shape.lines))
        return short_page("the page came short");
    const unsigned kept = m_shape.lines.value_or(lines);
    if (m_planes_seen != 0 && kept != m_image.height)
        return short_page("the three colours have not the same height");
    spread_frame(kept);
    return {};
}

void PageBuilder::spread_frame(unsigned lines)
{
    const bool colored = m_shape.samples == 3 || m_shape.plane >= 0;
    const std::size_t channels = colored ? 3 : 1;
    if (m_planes_seen == 0) {
        m_image.width = m_shape.width;
        m_image.height = lines;
        m_image.format = colored ? ports::PixelFormat::Rgb24 : ports::PixelFormat::Gray8;
        m_image.pixels.resize(channels * m_shape.width * lines);
    }
    const std::size_t step = m_shape.plane >= 0 ? 3 : 1;
    const std::size_t samples = std::size_t{m_shape.width} * m_shape.samples;
    for (std::size_t y = 0; y < lines; ++y) {
        const std::byte* from = m_raw.data() + y * m_shape.bytes_per_line;
        std::byte* to = m_image.pixels.data() + y * m_shape.width * channels +
                        (m_shape.plane > 0 ? static_cast<std::size_t>(m_shape.plane) : 0);
        for (std::size_t x = 0; x < samples; ++x)
            to[x * step] = sample_at(from, x, m_shape.depth);
    }
    if (m_shape.plane >= 0)
        m_planes_seen |= 1U << m_shape.plane;
    m_complete = m_shape.plane < 0 || m_planes_seen == 0b111;
}

double PageBuilder::progress() const
{
    if (!m_shape.lines)
        return 0.0;
    const double frame = static_cast<double>(m_raw.size()) /
                         static_cast<double>(m_shape.bytes_per_line * *m_shape.lines);
    return m_shape.plane < 0 ? frame : (std::popcount(m_planes_seen) + frame) / 3.0;
}

ports::Image PageBuilder::image(unsigned dpi) &&
{
    m_image.dpi = dpi;
    return std::move(m_image);
}

} // namespace kiosk::adapters
