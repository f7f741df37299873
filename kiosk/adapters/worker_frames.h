#pragma once

#include "kiosk/ports/scanner.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk::adapters
{

/// What a worker process says on its standard output, one frame after the other: an 8-byte mark
/// and kind, an 8-byte length, then the payload; numbers in the machine's own order.
enum class FrameKind : std::uint32_t {
    Progress = 1, ///< u32, thousandths
    Page = 2,     ///< u32 width, height, dpi, channels (1 or 3), then the pixels
    Done = 3,     ///< all pages were sent
    Failed = 4,   ///< name of the error code, a space, the detail
};

struct Frame {
    FrameKind kind = FrameKind::Done;
    base::Bytes payload;
};

/// Why no frame came.
enum class NoFrame { NotYet, Ended, Malformed };

/// Puts frames together from a descriptor that does not block.
class FrameReader
{
public:
    FrameReader(int descriptor, std::uint64_t payload_at_most)
        : m_descriptor{descriptor}, m_at_most{payload_at_most}
    {
    }
    /// Waits at most so long; bytes that came count as life even where the frame is not whole.
    std::expected<Frame, NoFrame> next(std::chrono::milliseconds wait);
    std::uint64_t bytes_read() const { return m_total; }

private:
    std::optional<NoFrame> fill(std::chrono::milliseconds wait);
    std::optional<NoFrame> check_header();

    int m_descriptor;
    std::uint64_t m_at_most;
    std::uint64_t m_total = 0;
    std::uint64_t m_have = 0;
    base::Bytes m_header;
    Frame m_frame;
};

/// The page in a Page frame, where its numbers agree with its length. Takes the payload.
std::optional<ports::Image> page_in(base::Bytes payload);
double progress_in(base::ByteView payload);
base::Error error_in(base::ByteView payload);

// The worker's side; false where nobody listens any more.
bool say_progress(int descriptor, double fraction);
bool say_page(int descriptor, const ports::Image& page);
bool say_done(int descriptor);
bool say_failed(int descriptor, base::ErrorCode code, std::string_view detail);

} // namespace kiosk::adapters
