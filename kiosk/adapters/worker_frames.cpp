#include "kiosk/adapters/worker_frames.h"

#include "shared/base/durable.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <string>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

struct Header {
    std::uint32_t mark = 0;
    FrameKind kind = FrameKind::Done;
    std::uint64_t length = 0;
};
static_assert(sizeof(Header) == 16);

struct PageHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t dpi = 0;
    std::uint32_t channels = 0;
};

constexpr std::uint32_t frame_mark = 0x47554943; // "GUIC"

bool write_header(int descriptor, FrameKind kind, std::uint64_t length)
{
    const Header header{frame_mark, kind, length};
    return base::write_all(descriptor, std::as_bytes(std::span{&header, 1})).has_value();
}

} // namespace

std::optional<NoFrame> FrameReader::check_header()
{
    Header header;
    std::memcpy(&header, m_header.data(), sizeof header);
    if (header.mark != frame_mark || header.kind < FrameKind::Progress ||
        header.kind > FrameKind::Failed || header.length > m_at_most)
        return NoFrame::Malformed;
    m_frame.kind = header.kind;
    m_frame.payload.assign(header.length, std::byte{});
    return std::nullopt;
}

std::optional<NoFrame> FrameReader::fill(std::chrono::milliseconds wait)
{
    const bool in_header = m_have < sizeof(Header);
    if (m_header.empty())
        m_header.resize(sizeof(Header));
    std::byte* where =
        in_header ? m_header.data() + m_have : m_frame.payload.data() + (m_have - sizeof(Header));
    const std::size_t room =
        in_header ? sizeof(Header) - m_have : m_frame.payload.size() - (m_have - sizeof(Header));
    pollfd ready{m_descriptor, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(wait.count())) <= 0)
        return NoFrame::NotYet;
    const ssize_t count = ::read(m_descriptor, where, room);
    if (count == 0)
        return m_have == 0 ? NoFrame::Ended : NoFrame::Malformed;
    if (count < 0)
        return errno == EAGAIN || errno == EINTR ? NoFrame::NotYet : NoFrame::Ended;
    m_have += static_cast<std::uint64_t>(count);
    m_total += static_cast<std::uint64_t>(count);
    return in_header && m_have == sizeof(Header) ? check_header() : std::nullopt;
}

std::expected<Frame, NoFrame> FrameReader::next(std::chrono::milliseconds wait)
{
    const auto deadline = std::chrono::steady_clock::now() + wait;
    while (m_have < sizeof(Header) || m_have < sizeof(Header) + m_frame.payload.size()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (const auto none = fill(std::max(left, std::chrono::milliseconds{0})))
            return std::unexpected{*none};
    }
    m_have = 0;
    return std::move(m_frame);
}

std::optional<ports::Image> page_in(base::Bytes payload)
{
    PageHeader header;
    if (payload.size() < sizeof header)
        return std::nullopt;
    std::memcpy(&header, payload.data(), sizeof header);
    const bool known = header.channels == 1 || header.channels == 3;
    constexpr std::uint32_t side = 65'535;
    if (!known || header.width == 0 || header.height == 0 || header.width > side ||
        header.height > side ||
        std::uint64_t{header.width} * header.height * header.channels !=
            payload.size() - sizeof header)
        return std::nullopt;
    payload.erase(payload.begin(), payload.begin() + sizeof header);
    return ports::Image{header.width, header.height, header.dpi,
                        header.channels == 1 ? ports::PixelFormat::Gray8
                                             : ports::PixelFormat::Rgb24,
                        std::move(payload)};
}

double progress_in(base::ByteView payload)
{
    std::uint32_t thousandths = 0;
    if (payload.size() == sizeof thousandths)
        std::memcpy(&thousandths, payload.data(), sizeof thousandths);
    return std::min(thousandths, 1000U) / 1000.0;
}

base::Error error_in(base::ByteView payload)
{
    const std::string_view text = base::as_text(payload);
    const std::size_t space = std::min(text.find(' '), text.size());
    return {base::error_code_named(text.substr(0, space)),
            std::string{text.substr(std::min(space + 1, text.size()))}};
}

bool say_progress(int descriptor, double fraction)
{
    const auto thousandths = static_cast<std::uint32_t>(std::clamp(fraction, 0.0, 1.0) * 1000);
    return write_header(descriptor, FrameKind::Progress, sizeof thousandths) &&
           base::write_all(descriptor, std::as_bytes(std::span{&thousandths, 1}));
}

bool say_page(int descriptor, const ports::Image& page)
{
    const PageHeader header{page.width, page.height, page.dpi,
                            page.format == ports::PixelFormat::Gray8 ? 1U : 3U};
    return write_header(descriptor, FrameKind::Page, sizeof header + page.pixels.size()) &&
           base::write_all(descriptor, std::as_bytes(std::span{&header, 1})) &&
           base::write_all(descriptor, page.pixels);
}

bool say_done(int descriptor)
{
    return write_header(descriptor, FrameKind::Done, 0);
}

bool say_failed(int descriptor, base::ErrorCode code, std::string_view detail)
{
    const std::string text = std::string{base::name_of(code)} + ' ' + std::string{detail};
    return write_header(descriptor, FrameKind::Failed, text.size()) &&
           base::write_all(descriptor, base::as_bytes(text));
}

} // namespace kiosk::adapters
