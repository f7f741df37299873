#include "kiosk/adapters/foreign_pages.h"

#include "kiosk/adapters/worker_frames.h"

#include <utility>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::uint64_t most_pixels = 100'000'000;

const char* name_for(capture::FileKind kind)
{
    switch (kind) {
    case capture::FileKind::Jpeg:
        return "f.jpg";
    case capture::FileKind::Png:
        return "f.png";
    case capture::FileKind::Pdf:
        return "f.pdf";
    case capture::FileKind::Tiff:
        return "f.tif";
    case capture::FileKind::Bmp:
        return "f.bmp";
    }
    std::unreachable();
}

} // namespace

ForeignPages::ForeignPages(ForeignPagesSettings settings) : m_settings{std::move(settings)}
{
    m_wrapped = m_settings.use_bubblewrap && answers(true);
    if (!m_wrapped)
        m_settings.note("brought files are decoded without bubblewrap: it is missing, switched "
                        "off, or the system allows no user namespace. Resource limits and the "
                        "system call filter remain.");
}

std::vector<std::string> ForeignPages::command(bool wrapped) const
{
    if (!wrapped)
        return {m_settings.worker};
    return {"/usr/bin/bwrap",
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            "--ro-bind",
            "/usr",
            "/usr",
            "--symlink",
            "usr/lib",
            "/lib",
            "--symlink",
            "usr/lib64",
            "/lib64",
            "--symlink",
            "usr/bin",
            "/bin",
            "--ro-bind-try",
            "/etc/ld.so.cache",
            "/etc/ld.so.cache",
            "--ro-bind-try",
            "/etc/fonts",
            "/etc/fonts",
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--tmpfs",
            "/tmp",
            "--ro-bind",
            m_settings.worker,
            "/guichet-decode",
            "--chdir",
            "/",
            "/guichet-decode"};
}

bool ForeignPages::answers(bool wrapped) const
{
    const auto nothing = process::file_in_memory({});
    if (!nothing)
        return false;
    std::vector<std::string> probe = command(wrapped);
    probe.emplace_back("probe");
    const auto worker = process::ChildProcess::start(probe, *nothing);
    if (!worker)
        return false;
    FrameReader frames{worker->output(), 0};
    const auto frame = frames.next(milliseconds{20'000});
    return frame && frame->kind == FrameKind::Done;
}

base::Result<void> ForeignPages::draw(capture::FileKind kind, base::ByteView bytes, unsigned side,
                                      const std::function<void(ports::Image)>& page) const
{
    const process::Descriptor input = TRY(process::file_in_memory(bytes));
    std::vector<std::string> line = command(m_wrapped);
    for (std::string argument : {std::string{name_for(kind)}, std::to_string(side),
                                 std::to_string(m_settings.pages), std::to_string(most_pixels)})
        line.push_back(std::move(argument));
    const process::ChildProcess worker = TRY(process::ChildProcess::start(line, input));

    FrameReader frames{worker.output(), std::uint64_t{side + 1} * (side + 1) * 3 + 64};
    auto deadline = steady_clock::now() + m_settings.time_limit;
    for (unsigned pages = 0;;) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
        if (left <= milliseconds{0})
            return base::failure(ErrorCode::FileBomb, "decoding takes too long");
        auto frame = frames.next(left);
        if (!frame && frame.error() == NoFrame::NotYet)
            continue;
        if (!frame)
            return base::failure(ErrorCode::FileMalformed, "the decoder broke off");
        if (frame->kind == FrameKind::Failed)
            return std::unexpected{error_in(frame->payload)};
        if (frame->kind == FrameKind::Done)
            return pages > 0 ? base::Result<void>{}
                             : base::failure(ErrorCode::FileMalformed, "no page");
        auto image = page_in(std::move(frame->payload));
        if (!image || ++pages > m_settings.pages)
            return base::failure(ErrorCode::FileMalformed, "the decoder's page makes no sense");
        const auto paused = steady_clock::now();
        page(std::move(*image));
        deadline += steady_clock::now() - paused; // our own work is not the decoder's
    }
}

} // namespace kiosk::adapters
