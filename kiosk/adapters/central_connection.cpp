#include "kiosk/adapters/central_connection.h"

#include "shared/base/verify.h"
#include "shared/wire/problem.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>
#include <mutex>

namespace kiosk::adapters
{

namespace
{

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

constexpr std::size_t longest_answer = 16U << 20; // bytes
constexpr std::size_t long_transfer = 256U << 10; // bytes
constexpr long stream_buffer = 256L << 10;        // bytes
constexpr long slowest_bytes_per_second = 16;

void start_curl()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    base::verify(started == CURLE_OK, "libcurl starts");
}

std::size_t keep_body(char* data, std::size_t size, std::size_t count, void* context)
{
    auto& body = static_cast<Answer*>(context)->body;
    const auto bytes = std::as_bytes(std::span{data, size * count});
    if (body.size() + bytes.size() > longest_answer)
        return 0;
    body.insert(body.end(), bytes.begin(), bytes.end());
    return bytes.size();
}

std::size_t keep_header(char* data, std::size_t size, std::size_t count, void* context)
{
    const std::string_view line{data, size * count};
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        std::string name{line.substr(0, colon)};
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        std::string_view value = line.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
        static_cast<Answer*>(context)->headers[std::move(name)] = value;
    }
    return line.size();
}

/// How far a streamed body has gone.
struct Streaming {
    const StreamedBody& body;
    std::uint64_t at = 0;
    std::optional<base::Error> failure{};
};

std::size_t give_body(char* into, std::size_t size, std::size_t count, void* context)
{
    auto& streaming = *static_cast<Streaming*>(context);
    const auto part = std::span{into, size * count}.first(
        std::min<std::uint64_t>(size * count, streaming.body.size - streaming.at));
    if (const auto read = streaming.body.read(streaming.at, std::as_writable_bytes(part)); !read) {
        streaming.failure = read.error();
        return CURL_READFUNC_ABORT;
    }
    streaming.at += part.size();
    return part.size();
}

/// A connection that turns out to be closed is opened again, and all of it goes once more.
int seek_body(void* context, curl_off_t to, int)
{
    static_cast<Streaming*>(context)->at = static_cast<std::uint64_t>(to);
    return CURL_SEEKFUNC_OK;
}

/// One more, as long as it lives.
class Counted
{
public:
    explicit Counted(std::atomic<int>& count) : m_count{count} { ++m_count; }
    ~Counted() { --m_count; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::atomic<int>& m_count;
};

/// What is looked at while bytes move.
struct UnderWay {
    CURL* handle = nullptr;
    const std::atomic<bool>& stopped;
    const LineUse* yields_to = nullptr;
    curl_off_t bytes_per_second = 0; ///< of all that yield
    const std::atomic<int>& yielding;

    /// A visitor may come and go meanwhile, and others that yield.
    void yield() const
    {
        if (yields_to == nullptr)
            return;
        const curl_off_t most =
            yields_to->by_visitor() ? bytes_per_second / std::max(yielding.load(), 1) : 0;
        curl_easy_setopt(handle, CURLOPT_MAX_SEND_SPEED_LARGE, most);
        curl_easy_setopt(handle, CURLOPT_MAX_RECV_SPEED_LARGE, most);
    }
};

int look(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto& under_way = *static_cast<const UnderWay*>(context);
    under_way.yield();
    return under_way.stopped ? 1 : 0;
}

/// An HTTP date.
std::optional<base::Instant> hour_in(const std::string& text)
{
    const time_t seconds = text.empty() ? -1 : curl_getdate(text.c_str(), nullptr);
    if (seconds < 0)
        return std::nullopt;
    return base::Instant{std::chrono::seconds{seconds}};
}

bool is_tls(const CentralSettings& settings)
{
    return settings.url.starts_with("https:");
}

void set_tls(CURL* handle, const CentralSettings& settings)
{
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    if (settings.identity == nullptr)
        return;
    // Key and certificate stand in one file.
    curl_easy_setopt(handle, CURLOPT_SSLCERT, settings.identity->file().c_str());
    curl_easy_setopt(handle, CURLOPT_SSLKEY, settings.identity->file().c_str());
}

HeaderList headers_of(const Request& request, const CentralSettings& settings)
{
    HeaderList list;
    const auto add = [&list](const std::string& line) {
        list.reset(curl_slist_append(list.release(), line.c_str()));
    };
    if (settings.identity != nullptr && !is_tls(settings))
        add(std::string{wire::certificate_header} + ": " +
            wire::certificate_header_value(settings.identity->certificate()));
    add("Accept: application/json, application/problem+json, */*");
    add("Expect:"); // no pause before a body
    if (!request.session.empty())
        add("Guichet-Session: " + request.session);
    if (!request.body.empty() || request.streamed.size > 0)
        add("Content-Type: " + request.media_type);
    for (const std::string& line : request.headers)
        add(line);
    return list;
}

void set_limits(CURL* handle, const CentralSettings& settings, bool is_long)
{
    const auto whole = settings.answer_limit * (is_long ? 4 : 1);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(settings.connect_limit.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(whole.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_per_second);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME,
                     static_cast<long>(settings.silence_limit.count()));
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

void set_body(CURL* handle, const Request& request, Streaming& streaming)
{
    if (request.streamed.size > 0) {
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE,
                         static_cast<curl_off_t>(request.streamed.size));
        curl_easy_setopt(handle, CURLOPT_UPLOAD_BUFFERSIZE, stream_buffer);
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(handle, CURLOPT_READDATA, &streaming);
        curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, seek_body);
        curl_easy_setopt(handle, CURLOPT_SEEKDATA, &streaming);
        return;
    }
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS,
                     request.body.empty() ? ""
                                          : reinterpret_cast<const char*>(request.body.data()));
}

void set_question(CURL* handle, const Request& request, const CentralSettings& settings)
{
    curl_easy_setopt(handle, CURLOPT_URL, (settings.url + request.path).c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    if (!settings.certificate_authority.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, settings.certificate_authority.c_str());
    if (is_tls(settings))
        set_tls(handle, settings);
    if (request.method == "HEAD")
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
}

} // namespace

struct CentralConnection::Handles {
    std::mutex mutex;
    std::vector<Handle> idle;

    Handle take()
    {
        const std::lock_guard lock{mutex};
        if (idle.empty())
            return Handle{curl_easy_init()};
        Handle handle = std::move(idle.back());
        idle.pop_back();
        curl_easy_reset(handle.get()); // keeps the connection
        return handle;
    }

    void give_back(Handle handle)
    {
        const std::lock_guard lock{mutex};
        idle.push_back(std::move(handle));
    }
};

std::string Answer::header(const std::string& lower_case_name) const
{
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string{} : found->second;
}

std::optional<std::chrono::seconds> Answer::retry_after() const
{
    const std::string text = header("retry-after");
    unsigned seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc{} && end == text.data() + text.size())
        return std::chrono::seconds{seconds};
    const auto until = hour_in(text);
    const auto now = date();
    if (!until || !now)
        return std::nullopt;
    return std::max(std::chrono::round<std::chrono::seconds>(*until - *now),
                    std::chrono::seconds{0});
}

std::optional<base::Instant> Answer::date() const
{
    return hour_in(header("date"));
}

base::Error Answer::error() const
{
    base::Error error = wire::error_of_answer(status, base::as_text(body));
    if (const auto asked = retry_after(); asked && !error.wait_s)
        error.wait_s = static_cast<unsigned>(asked->count());
    return error;
}

CentralConnection::CentralConnection(CentralSettings settings, Asks asks)
    : m_settings{std::move(settings)}, m_asks{asks}, m_handles{std::make_unique<Handles>()}
{
    start_curl();
    while (m_settings.url.ends_with('/'))
        m_settings.url.pop_back();
}

CentralConnection::~CentralConnection() = default;

base::Result<Answer> CentralConnection::exchange(const Request& request)
{
    Handle handle = m_handles->take();
    base::verify(handle != nullptr, "libcurl has a handle");
    const HeaderList headers = headers_of(request, m_settings);
    Answer answer;
    std::optional<LineUse::Question> question;
    if (m_settings.line && m_asks == Asks::Visitor)
        question.emplace(*m_settings.line);
    const Counted counted{m_under_way};
    UnderWay under_way{.handle = handle.get(),
                       .stopped = m_stopped,
                       .yields_to = m_asks == Asks::Background ? m_settings.line.get() : nullptr,
                       .bytes_per_second = m_settings.background_bytes_per_second,
                       .yielding = m_under_way};
    Streaming streaming{.body = request.streamed};
    set_question(handle.get(), request, m_settings);
    if (request.method != "GET" && request.method != "HEAD") {
        set_body(handle.get(), request, streaming);
        curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    set_limits(handle.get(), m_settings,
               std::max(request.body.size(), request.streamed.size) > long_transfer ||
                   request.path.find("/files/") != request.path.npos);
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, keep_body);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, keep_header);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &answer);
    curl_easy_setopt(handle.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, look);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFODATA, &under_way);
    under_way.yield();

    const CURLcode done = m_stopped ? CURLE_ABORTED_BY_CALLBACK : curl_easy_perform(handle.get());
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    m_handles->give_back(std::move(handle));
    if (streaming.failure)
        return std::unexpected{*streaming.failure};
    if (done == CURLE_ABORTED_BY_CALLBACK)
        return base::failure(base::ErrorCode::Cancelled, "the connection to central is stopped");
    if (done != CURLE_OK)
        return base::failure(base::ErrorCode::NetworkDown,
                             request.method + ": " + curl_easy_strerror(done));
    answer.status = static_cast<int>(status);
    if (const auto hour = answer.date(); hour && m_settings.hear_hour)
        m_settings.hear_hour(*hour);
    return answer;
}

base::Result<Answer> CentralConnection::ask(const Request& request)
{
    Answer answer = TRY(exchange(request));
    if (!answer.is_success())
        return std::unexpected{answer.error()};
    return answer;
}

} // namespace kiosk::adapters
