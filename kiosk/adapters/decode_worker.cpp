#include "kiosk/adapters/pdf_drawing.h"
#include "kiosk/adapters/worker_frames.h"
#include "kiosk/capture/decode.h"
#include "shared/process/sandbox.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <new>
#include <unistd.h>

namespace
{

using namespace kiosk;

constexpr process::WorkerLimits limits_of_worker{
    .memory = 1'200'000'000, .cpu_seconds = 8, .file_bytes = 64'000'000, .may_fork = false};

base::Bytes read_input()
{
    base::Bytes bytes;
    std::array<std::byte, 65'536> part{};
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, part.data(), part.size());
        if (count <= 0)
            return bytes;
        bytes.insert(bytes.end(), part.begin(), part.begin() + count);
    }
}

base::Result<void> send(capture::Picture page)
{
    const auto format = page.pixels == capture::Pixels::Gray8 ? ports::PixelFormat::Gray8
                                                              : ports::PixelFormat::Rgb24;
    if (!adapters::say_page(STDOUT_FILENO,
                            {page.width, page.height, 0, format, std::move(page.bytes)}))
        return base::failure(base::ErrorCode::Cancelled, "nobody listens");
    return {};
}

base::Result<void> decode(capture::FileKind kind, const capture::DecodeLimits& limits)
{
    if (kind == capture::FileKind::Pdf) {
        constexpr unsigned thumbnail = 16; // pixels
        auto beyond = TRY(adapters::PdfDrawing::start(limits.pages + 1, limits.pages + 1, thumbnail,
                                                      limits_of_worker));
        if (beyond.begins())
            return base::failure(base::ErrorCode::FileTooManyPages);
        // The drawing program is started before the doors close behind this one.
        auto drawing =
            TRY(adapters::PdfDrawing::start(1, limits.pages, limits.side, limits_of_worker));
        process::confine(limits_of_worker);
        process::filter_system_calls(process::Allowed::Computing);
        return drawing.read_pages(limits, send);
    }
    const base::Bytes bytes = read_input();
    process::confine(limits_of_worker);
    process::filter_system_calls(process::Allowed::Computing);
    return capture::decode(kind, bytes, limits, send);
}

/// Time is over: what costs so much is no page.
extern "C" void give_up(int)
{
    adapters::say_failed(STDOUT_FILENO, base::ErrorCode::FileBomb, "cpu time");
    ::_exit(1);
}

} // namespace

/// `guichet-decode NAME SIDE PAGES PIXELS`: decodes the file on standard input, taken for what the
/// extension of NAME says, and sends its pages. `guichet-decode probe` only says that it runs.
int main(int count, char** arguments)
{
    std::signal(SIGXCPU, give_up);
    if (count < 5) {
        adapters::say_done(STDOUT_FILENO);
        ::_exit(0);
    }
    const auto kind = capture::kind_of_name(arguments[1]);
    const capture::DecodeLimits limits{.pixels =
                                           static_cast<std::uint64_t>(std::atoll(arguments[4])),
                                       .pages = static_cast<unsigned>(std::atoi(arguments[3])),
                                       .side = static_cast<unsigned>(std::atoi(arguments[2]))};
    if (!kind)
        ::_exit(2);
    // The one place where our code meets exceptions: a page that memory cannot hold.
    try {
        if (const auto done = decode(*kind, limits))
            adapters::say_done(STDOUT_FILENO);
        else
            adapters::say_failed(STDOUT_FILENO, done.error().code, done.error().detail);
    } catch (const std::bad_alloc&) {
        adapters::say_failed(STDOUT_FILENO, base::ErrorCode::FileBomb, "memory");
    }
    ::_exit(0);
}
