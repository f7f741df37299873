#include "kiosk/adapters/pdf_drawing.h"

#include "kiosk/capture/scale.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;

/// The words of pdftoppm's command line.
struct Range {
    std::string first;
    std::string last;
    std::string side;
};

[[noreturn]] void become_pdftoppm(const Range& range, const process::WorkerLimits& allowed,
                                  int output, int complaints)
{
    ::lseek(STDIN_FILENO, 0, SEEK_SET);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(complaints, STDERR_FILENO);
    process::filter_system_calls(process::Allowed::Programs);
    process::confine_before_exec(allowed);
    ::execlp("pdftoppm", "pdftoppm", "-f", range.first.c_str(), "-l", range.last.c_str(),
             "-scale-to", range.side.c_str(), "-", nullptr);
    ::_exit(127);
}

} // namespace

base::Result<PdfDrawing> PdfDrawing::start(unsigned first, unsigned last, unsigned side,
                                           const process::WorkerLimits& allowed)
{
    const Range range{std::to_string(first), std::to_string(last), std::to_string(side)};
    std::array<int, 2> ends{};
    process::Descriptor complaints{::memfd_create("complaints", MFD_CLOEXEC)};
    if (!complaints || ::pipe2(ends.data(), O_CLOEXEC) != 0)
        return base::failure(ErrorCode::Internal, "no pipe");
    process::Descriptor ours{ends[0]};
    const process::Descriptor theirs{ends[1]};
    const pid_t id = ::fork();
    if (id == 0)
        become_pdftoppm(range, allowed, theirs.number(), complaints.number());
    if (id < 0)
        return base::failure(ErrorCode::Internal, "cannot fork");
    return PdfDrawing{id, std::move(ours), std::move(complaints)};
}

bool PdfDrawing::begins()
{
    std::byte first{};
    const bool any = read_exactly(&first, 1);
    m_output.close();
    ::waitpid(m_id, nullptr, 0);
    return any;
}

bool PdfDrawing::read_exactly(std::byte* to, std::size_t count) const
{
    while (count > 0) {
        const ssize_t got = ::read(m_output.number(), to, count);
        if (got <= 0)
            return false;
        to += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<unsigned> PdfDrawing::read_number() const
{
    unsigned number = 0;
    for (int digits = 0; digits < 7; ++digits) {
        std::byte read{};
        if (!read_exactly(&read, 1))
            return std::nullopt;
        const char character = std::to_integer<char>(read);
        if (character == ' ' || character == '\n')
            return digits > 0 ? std::optional{number} : std::nullopt;
        if (character < '0' || character > '9')
            return std::nullopt;
        number = number * 10 + static_cast<unsigned>(character - '0');
    }
    return std::nullopt;
}

base::Result<void> PdfDrawing::read_pages(const capture::DecodeLimits& limits,
                                          const capture::PageSink& sink)
{
    std::array<std::byte, 3> magic{};
    unsigned pages = 0;
    while (read_exactly(magic.data(), magic.size())) {
        if (pages == limits.pages)
            return base::failure(ErrorCode::FileTooManyPages);
        const auto width = read_number();
        const auto height = read_number();
        const auto most = read_number();
        if (base::as_text(magic) != "P6\n" || !width || !height || most != 255U)
            return base::failure(ErrorCode::FileMalformed, "pdf page");
        TRY(capture::check_size(*width, *height, limits));
        auto page = capture::Picture::sized(*width, *height, capture::Pixels::Rgb24);
        if (!read_exactly(page.bytes.data(), page.bytes.size()))
            break;
        ++pages;
        TRY(sink(capture::without_needless_color(std::move(page))));
    }
    return check_end(pages);
}

base::Result<void> PdfDrawing::check_end(unsigned pages)
{
    int status = 0;
    ::waitpid(m_id, &status, 0);
    std::array<std::byte, 4096> complaints{};
    const ssize_t count = ::pread(m_complaints.number(), complaints.data(), complaints.size(), 0);
    const auto said = base::as_text(
        base::ByteView{complaints}.first(static_cast<std::size_t>(std::max<ssize_t>(count, 0))));
    if (said.contains("Incorrect password") || said.contains("Unsupported security handler"))
        return base::failure(ErrorCode::FileEncrypted);
    if (WIFSIGNALED(status))
        return base::failure(WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL
                                 ? ErrorCode::FileBomb
                                 : ErrorCode::FileMalformed,
                             "pdftoppm ended by signal " + std::to_string(WTERMSIG(status)));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || pages == 0)
        return base::failure(ErrorCode::FileMalformed, "pdftoppm drew no page");
    return {};
}

} // namespace kiosk::adapters
