#include "kiosk/adapters/ipp_job.h"

#include <array>
#include <cups/cups.h>
#include <thread>
#include <utility>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;

constexpr int connect_milliseconds = 5'000;
constexpr double silence_seconds = 10.0;

struct Freer {
    void operator()(cups_dest_t* dest) const { cupsFreeDests(1, dest); }
    void operator()(cups_dinfo_t* details) const { cupsFreeDestInfo(details); }
    void operator()(http_t* http) const { httpClose(http); }
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};

template <typename T>
using Owned = std::unique_ptr<T, Freer>;

/// Options of a job, in libcups' own array.
class Options
{
public:
    Options() = default;
    Options(const Options&) = delete;
    ~Options() { cupsFreeOptions(m_count, m_options); }
    void add(const char* name, const std::string& value)
    {
        m_count = cupsAddOption(name, value.c_str(), m_count, &m_options);
    }
    int count() const { return m_count; }
    cups_option_t* all() const { return m_options; }

private:
    int m_count = 0;
    cups_option_t* m_options = nullptr;
};

/// A printer may say any number.
JobState state_of(int state)
{
    switch (state) {
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
        return JobState::Waiting;
    case IPP_JSTATE_PROCESSING:
    case IPP_JSTATE_STOPPED:
        return JobState::Processing;
    case IPP_JSTATE_COMPLETED:
        return JobState::Completed;
    default:
        return JobState::Ended;
    }
}

int give_up_waiting(http_t*, void*)
{
    return 0;
}

} // namespace

struct IppJob::Connection {
    Owned<cups_dest_t> dest;
    Owned<cups_dinfo_t> details;
    Owned<http_t> http;
    std::string printer;  ///< URI
    std::string resource; ///< path of it

    Owned<ipp_t> request(ipp_op_t operation) const
    {
        Owned<ipp_t> made{ippNewRequest(operation)};
        ippAddString(made.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     printer.c_str());
        return made;
    }
    Owned<ipp_t> answer(Owned<ipp_t> asked) const
    {
        ippAddString(asked.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                     "guichet");
        return Owned<ipp_t>{cupsDoRequest(http.get(), asked.release(), resource.c_str())};
    }
};

std::optional<ErrorCode> fault_of_reason(std::string_view reason)
{
    static constexpr std::array<std::pair<std::string_view, ErrorCode>, 13> faults{
        {{"media-empty", ErrorCode::PrinterPaperOut},
         {"media-needed", ErrorCode::PrinterPaperOut},
         {"input-tray-missing", ErrorCode::PrinterPaperOut},
         {"media-jam", ErrorCode::PrinterJammed},
         {"cover-open", ErrorCode::PrinterCoverOpen},
         {"door-open", ErrorCode::PrinterCoverOpen},
         {"interlock-open", ErrorCode::PrinterCoverOpen},
         {"marker-supply-empty", ErrorCode::PrinterFailed},
         {"toner-empty", ErrorCode::PrinterFailed},
         {"output-area-full", ErrorCode::PrinterFailed},
         {"shutdown", ErrorCode::PrinterAbsent},
         {"timed-out", ErrorCode::PrinterAbsent},
         {"offline", ErrorCode::PrinterAbsent}}};
    for (const std::string_view severity : {"-error", "-warning", "-report"})
        if (reason.ends_with(severity))
            reason.remove_suffix(severity.size());
    for (const auto& [known, code] : faults)
        if (reason == known)
            return code;
    return std::nullopt;
}

IppJob::IppJob(std::unique_ptr<Connection> connection) : m_connection{std::move(connection)} {}
IppJob::IppJob(IppJob&&) noexcept = default;
IppJob::~IppJob() = default;

base::Result<IppJob> IppJob::connect(const std::string& destination)
{
    cupsSetUser("guichet");
    const bool direct = destination.contains("://");
    auto made = std::make_unique<Connection>();
    made->dest.reset(direct ? cupsGetDestWithURI("guichet", destination.c_str())
                            : cupsGetNamedDest(CUPS_HTTP_DEFAULT, destination.c_str(), nullptr));
    if (!made->dest)
        return base::failure(ErrorCode::PrinterAbsent, "no such printer");
    std::array<char, 1024> resource{};
    made->http.reset(cupsConnectDest(
        made->dest.get(), direct ? CUPS_DEST_FLAGS_DEVICE : CUPS_DEST_FLAGS_NONE,
        connect_milliseconds, nullptr, resource.data(), resource.size(), nullptr, nullptr));
    if (!made->http)
        return base::failure(ErrorCode::PrinterAbsent, cupsLastErrorString());
    httpSetTimeout(made->http.get(), silence_seconds, give_up_waiting, nullptr);
    // A printer that is off shows here only: the connection to it is made all the same.
    made->details.reset(cupsCopyDestInfo(made->http.get(), made->dest.get()));
    if (!made->details)
        return base::failure(ErrorCode::PrinterAbsent, cupsLastErrorString());
    const char* queue =
        cupsGetOption("printer-uri-supported", made->dest->num_options, made->dest->options);
    made->printer = direct || queue == nullptr ? destination : queue;
    made->resource = resource.data();
    return IppJob{std::move(made)};
}

base::Result<void> IppJob::send(const JobRequest& request)
{
    http_t* http = m_connection->http.get();
    cups_dest_t* dest = m_connection->dest.get();
    cups_dinfo_t* details = m_connection->details.get();
    const auto failed = [] {
        return base::failure(ErrorCode::PrinterFailed, cupsLastErrorString());
    };
    if (cupsCheckDestSupported(http, dest, details, "document-format", CUPS_FORMAT_PDF) == 0)
        return base::failure(ErrorCode::PrinterFailed, "the printer takes no PDF");
    Options options;
    if (cupsCheckDestSupported(http, dest, details, CUPS_MEDIA, request.media.c_str()) != 0)
        options.add(CUPS_MEDIA, request.media);
    // The codes' modules are whole dots: nothing is to be scaled. A printer that knows no such wish
    // may ignore it (RFC 8011 section 4.1.7).
    options.add("print-scaling", "none");

    const auto give_up = std::chrono::steady_clock::now() + request.patience;
    ipp_status_t status = IPP_STATUS_OK;
    while ((status = cupsCreateDestJob(http, dest, details, &m_id, request.name.c_str(),
                                       options.count(), options.all())) == IPP_STATUS_ERROR_BUSY &&
           std::chrono::steady_clock::now() < give_up)
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
    if (status >= IPP_STATUS_ERROR_BAD_REQUEST || m_id == 0)
        return failed();
    const auto* bytes = reinterpret_cast<const char*>(request.pdf.data());
    if (cupsStartDestDocument(http, dest, details, m_id, request.name.c_str(), CUPS_FORMAT_PDF, 0,
                              nullptr, 1) != HTTP_STATUS_CONTINUE ||
        cupsWriteRequestData(http, bytes, request.pdf.size()) != HTTP_STATUS_CONTINUE ||
        cupsFinishDestDocument(http, dest, details) >= IPP_STATUS_ERROR_BAD_REQUEST) {
        auto error = failed();
        cancel();
        return error;
    }
    return {};
}

JobLook IppJob::look()
{
    JobLook seen;
    auto ask = m_connection->request(IPP_OP_GET_JOB_ATTRIBUTES);
    ippAddInteger(ask.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", m_id);
    const auto job = m_connection->answer(std::move(ask));
    ipp_attribute_t* state = job ? ippFindAttribute(job.get(), "job-state", IPP_TAG_ENUM) : nullptr;
    if (state == nullptr)
        return seen;
    seen.state = state_of(ippGetInteger(state, 0));

    const auto printer = m_connection->answer(m_connection->request(IPP_OP_GET_PRINTER_ATTRIBUTES));
    ipp_attribute_t* reasons =
        printer ? ippFindAttribute(printer.get(), "printer-state-reasons", IPP_TAG_KEYWORD)
                : nullptr;
    for (int i = 0; i < ippGetCount(reasons); ++i) {
        const std::string reason = ippGetString(reasons, i, nullptr);
        seen.reasons += (i == 0 ? "" : ",") + reason;
        if (!seen.fault)
            seen.fault = fault_of_reason(reason);
    }
    return seen;
}

void IppJob::cancel()
{
    if (m_id == 0)
        return;
    auto ask = m_connection->request(IPP_OP_CANCEL_JOB);
    ippAddInteger(ask.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", m_id);
    m_connection->answer(std::move(ask));
}

} // namespace kiosk::adapters
