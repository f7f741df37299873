#include "kiosk/adapters/sane_scanner.h"

#include "kiosk/adapters/worker_frames.h"
#include "shared/process/child_process.h"

#include <fmt/format.h>
#include <optional>
#include <sys/socket.h>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using std::chrono::steady_clock;

constexpr std::uint64_t largest_page = 301'000'000; // bytes: 100 Mpx in colour
constexpr std::chrono::milliseconds tick{50};
constexpr std::chrono::seconds grace{10}; // for a device to stop or to close

/// One scan that runs: its worker, and the socket that cancels it.
struct RunningScan {
    process::ChildProcess worker;
    process::Descriptor orders;
};

class SaneScanner final : public ports::Scanner
{
public:
    explicit SaneScanner(ScannerSettings settings) : m_settings{std::move(settings)} {}

    base::Result<ports::Image> scan(const std::function<void(double)>& progress,
                                    const ports::CancelFlag& cancelled) override;

private:
    base::Result<RunningScan> start() const;
    base::Result<ports::Image> follow(RunningScan& running,
                                      const std::function<void(double)>& progress,
                                      const ports::CancelFlag& cancelled) const;

    ScannerSettings m_settings;
    std::optional<RunningScan> m_last; ///< may still be closing the device
};

base::Result<RunningScan> SaneScanner::start() const
{
    std::vector<std::string> command{
        m_settings.worker.empty() ? process::folder_of_this_program() + "/guichet-scan"
                                  : m_settings.worker,
        m_settings.device,
        fmt::format("{}", m_settings.dpi),
        m_settings.format == ports::PixelFormat::Rgb24 ? "color" : "gray",
        fmt::format("{}", m_settings.width_mm),
        fmt::format("{}", m_settings.height_mm)};
    for (const auto& [name, value] : m_settings.options)
        command.push_back(fmt::format("{}={}", name, value));
    std::vector<std::string> environment;
    if (!m_settings.config_dir.empty())
        environment.push_back("SANE_CONFIG_DIR=" + m_settings.config_dir);

    auto [ours, theirs] = TRY(process::socket_pair());
    auto worker = process::ChildProcess::start(command, theirs, environment);
    if (!worker)
        return base::failure(ErrorCode::ScannerFailed, worker.error().detail);
    return RunningScan{std::move(*worker), std::move(ours)};
}

base::Result<ports::Image> SaneScanner::scan(const std::function<void(double)>& progress,
                                             const ports::CancelFlag& cancelled)
{
    if (m_last) {
        m_last->worker.ended_within(grace);
        m_last.reset();
    }
    if (cancelled)
        return base::failure(ErrorCode::Cancelled);
    RunningScan running = TRY(start());
    auto image = follow(running, progress, cancelled);
    m_last = std::move(running);
    return image;
}

base::Result<ports::Image> SaneScanner::follow(RunningScan& running,
                                               const std::function<void(double)>& progress,
                                               const ports::CancelFlag& cancelled) const
{
    FrameReader frames{running.worker.output(), largest_page};
    auto deadline = steady_clock::now() + m_settings.time_limit;
    auto silent_until = steady_clock::now() + m_settings.silence_limit;
    bool stopping = false;
    std::uint64_t heard = 0;
    for (;;) {
        const auto now = steady_clock::now();
        if (cancelled && !stopping) {
            stopping = true;
            ::send(running.orders.number(), "c", 1, MSG_NOSIGNAL);
            deadline = std::min(deadline, now + grace);
        }
        if (now >= deadline || now >= silent_until) {
            running.worker.kill();
            return stopping ? base::failure(ErrorCode::Cancelled)
                            : base::failure(ErrorCode::ScannerFailed, "the scan takes too long");
        }

        auto frame = frames.next(tick);
        if (frames.bytes_read() != std::exchange(heard, frames.bytes_read()))
            silent_until = steady_clock::now() + m_settings.silence_limit;
        if (!frame && frame.error() == NoFrame::NotYet)
            continue;
        if (stopping && (!frame || frame->kind != FrameKind::Progress))
            return base::failure(ErrorCode::Cancelled);
        if (!frame)
            return base::failure(ErrorCode::ScannerFailed, "the worker ended without a page");
        if (frame->kind == FrameKind::Failed)
            return std::unexpected{error_in(frame->payload)};
        if (frame->kind == FrameKind::Progress && !stopping && progress)
            progress(progress_in(frame->payload));
        if (frame->kind != FrameKind::Page)
            continue;
        if (auto page = page_in(std::move(frame->payload)))
            return std::move(*page);
        return base::failure(ErrorCode::ScannerFailed,
                             "the worker sent a page that makes no sense");
    }
}

} // namespace

std::unique_ptr<ports::Scanner> make_sane_scanner(ScannerSettings settings)
{
    return std::make_unique<SaneScanner>(std::move(settings));
}

} // namespace kiosk::adapters
