#include "kiosk/adapters/worker_frames.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory_file.h"

namespace
{

using namespace kiosk::adapters;
using std::chrono::milliseconds;

constexpr std::uint64_t largest_payload = 100'000;

void check(Frame frame)
{
    const double progress = progress_in(frame.payload);
    base::verify(progress >= 0.0 && progress <= 1.0, "progress is a part of the whole");
    error_in(frame.payload);
    const std::size_t size = frame.payload.size();
    base::verify(size <= largest_payload, "no more than allowed");
    if (const auto page = page_in(std::move(frame.payload)))
        base::verify(page->pixels.size() == size - 16 && page->width > 0 && page->height > 0,
                     "every pixel is there");
}

/// Frames one after the other, as any process could write them.
void read_all(const tests::MemoryFile& file)
{
    FrameReader reader{file.descriptor(), largest_payload};
    auto frame = reader.next(milliseconds{0});
    for (; frame; frame = reader.next(milliseconds{0}))
        check(*std::move(frame));
    base::verify(frame.error() != NoFrame::NotYet, "a file that ended has no more to say");
}

void write_and_read(const tests::MemoryFile& file, base::ByteView pixels)
{
    file.hold({});
    const auto height = static_cast<unsigned>(pixels.size());
    const kiosk::ports::Image page{
        1, height, 300, kiosk::ports::PixelFormat::Gray8, {pixels.begin(), pixels.end()}};
    const bool written = say_progress(file.descriptor(), 0.5) &&
                         say_page(file.descriptor(), page) &&
                         say_failed(file.descriptor(), base::ErrorCode::FileBomb, "cpu time");
    base::verify(written, "a file takes frames");
    const base::Bytes whole = file.held();
    file.hold(whole);
    FrameReader reader{file.descriptor(), largest_payload};
    const auto progress = reader.next(milliseconds{0});
    base::verify(progress && progress_in(progress->payload) == 0.5, "progress is read");
    auto frame = reader.next(milliseconds{0});
    const auto read = frame ? page_in(std::move(frame->payload)) : std::nullopt;
    base::verify(height == 0 || (read && read->pixels == page.pixels && read->dpi == 300),
                 "a page is read");
    const auto failed = reader.next(milliseconds{0});
    base::verify(failed && error_in(failed->payload) ==
                               base::Error{base::ErrorCode::FileBomb, "cpu time"},
                 "a failure is read");
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    static const MemoryFile file;
    file.hold(input);
    read_all(file);
    write_and_read(file, input);
}
