#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace kiosk::adapters
{

/// `Ended` is cancelled or aborted; `Unknown` where the printer did not answer.
enum class JobState { Waiting, Processing, Completed, Ended, Unknown };

/// What one look at a job and its printer tells.
struct JobLook {
    JobState state = JobState::Unknown;
    std::optional<base::ErrorCode> fault; ///< Printer*, from printer-state-reasons
    std::string reasons;                  ///< as the printer words them, for the log
};

struct JobRequest {
    base::ByteView pdf;
    std::string name;
    std::string media; ///< PWG 5101.1 name; left to the printer where it has none such
    std::chrono::milliseconds patience; ///< for a printer that is busy
};

/// One job at an IPP printer or a CUPS queue.
class IppJob
{
public:
    /// PrinterAbsent where nobody answers.
    static base::Result<IppJob> connect(const std::string& destination);
    IppJob(IppJob&&) noexcept;
    ~IppJob();

    /// Errors: PrinterFailed, PrinterAbsent.
    base::Result<void> send(const JobRequest& request);
    JobLook look();
    void cancel();

private:
    struct Connection;
    explicit IppJob(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
    int m_id = 0;
};

/// The fault in a value of printer-state-reasons (RFC 8011 section 5.4.12), its severity aside;
/// nothing for what does not keep a page from being printed.
std::optional<base::ErrorCode> fault_of_reason(std::string_view reason);

} // namespace kiosk::adapters
