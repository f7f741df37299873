#include "kiosk/adapters/ipp_printer.h"

#include "kiosk/adapters/ipp_job.h"

#include <thread>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using std::chrono::steady_clock;

/// What was seen of a job while it was watched.
struct Watch {
    steady_clock::time_point deadline;
    std::optional<ErrorCode> fault; ///< that the printer complains of now
    steady_clock::time_point fault_since;
    std::optional<ErrorCode> last_fault; ///< told during this job
    unsigned silent_polls = 0;
};

class IppPrinter final : public ports::Printer
{
public:
    explicit IppPrinter(PrinterSettings settings) : m_settings{std::move(settings)} {}

    base::Result<void> print(base::ByteView pdf, const std::string& job_name,
                             const std::function<void(double)>& progress,
                             const ports::CancelFlag& cancelled) override;

private:
    base::Result<void> follow(IppJob& job, const std::function<void(double)>& progress,
                              const ports::CancelFlag& cancelled) const;
    /// The end of the job, where it has come.
    std::optional<base::Result<void>> judge(const JobLook& look, Watch& watch) const;

    PrinterSettings m_settings;
};

base::Result<void> IppPrinter::print(base::ByteView pdf, const std::string& job_name,
                                     const std::function<void(double)>& progress,
                                     const ports::CancelFlag& cancelled)
{
    const auto tell = [&](double now) {
        if (progress)
            progress(now);
    };
    tell(0.0);
    IppJob job = TRY(IppJob::connect(m_settings.destination));
    if (cancelled)
        return base::failure(ErrorCode::Cancelled);
    tell(0.1);
    TRY(job.send({.pdf = pdf,
                  .name = job_name,
                  .media = m_settings.media,
                  .patience = m_settings.patience}));
    tell(0.3);
    auto done = follow(job, progress, cancelled);
    // A job that was given up must not come out of the printer later, beside its second try.
    if (!done)
        job.cancel();
    return done;
}

base::Result<void> IppPrinter::follow(IppJob& job, const std::function<void(double)>& progress,
                                      const ports::CancelFlag& cancelled) const
{
    Watch watch{.deadline = steady_clock::now() + m_settings.time_limit,
                .fault = std::nullopt,
                .fault_since = {},
                .last_fault = std::nullopt};
    bool processing = false;
    for (;;) {
        if (cancelled)
            return base::failure(ErrorCode::Cancelled);
        const JobLook look = job.look();
        if (const auto end = judge(look, watch)) {
            if (end->has_value() && progress)
                progress(1.0);
            return *end;
        }
        if (look.state == JobState::Processing && !std::exchange(processing, true) && progress)
            progress(0.6);
        std::this_thread::sleep_for(m_settings.poll_every);
    }
}

std::optional<base::Result<void>> IppPrinter::judge(const JobLook& look, Watch& watch) const
{
    const auto now = steady_clock::now();
    if (look.state == JobState::Completed)
        return base::Result<void>{};
    if (look.state == JobState::Unknown) {
        if (++watch.silent_polls >= 3)
            return base::failure(ErrorCode::PrinterAbsent, "the printer answers no more");
        return std::nullopt;
    }
    watch.silent_polls = 0;
    if (look.fault != watch.fault) {
        watch.fault = look.fault;
        watch.fault_since = now;
    }
    if (look.fault)
        watch.last_fault = look.fault;
    if (look.state == JobState::Ended)
        return base::failure(watch.last_fault.value_or(ErrorCode::PrinterFailed),
                             "the printer ended the job: " + look.reasons);
    if (watch.fault && now - watch.fault_since >= m_settings.patience)
        return base::failure(*watch.fault, "the job waits: " + look.reasons);
    if (now >= watch.deadline)
        return base::failure(ErrorCode::PrinterFailed, "the job takes too long: " + look.reasons);
    return std::nullopt;
}

} // namespace

std::unique_ptr<ports::Printer> make_ipp_printer(PrinterSettings settings)
{
    return std::make_unique<IppPrinter>(std::move(settings));
}

} // namespace kiosk::adapters
