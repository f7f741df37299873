#include "central/s3.h"

#include "shared/base/verify.h"
#include "shared/wire/envelope.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <mutex>
#include <vector>

namespace central::s3
{

using base::ErrorCode;
using base::Result;
using std::chrono::steady_clock;

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

constexpr std::size_t longest_answer = 64U << 20; // bytes
constexpr long longest_connecting = 3000;         // ms

std::size_t keep_body(char* data, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<base::Bytes*>(into);
    const auto bytes = std::as_bytes(std::span{data, size * count});
    if (body.size() + bytes.size() > longest_answer)
        return 0;
    body.insert(body.end(), bytes.begin(), bytes.end());
    return bytes.size();
}

/// libcurl 7.88 signs what the headers say of the body, and says nothing itself. It signs wrongly
/// where one of them is taken away (`Expect:`).
HeaderList headers_of(const Digest& digest)
{
    HeaderList list;
    const auto add = [&list](const std::string& line) {
        list.reset(curl_slist_append(list.release(), line.c_str()));
    };
    add("x-amz-content-sha256: " + base::to_hex(digest));
    add("Content-Type: application/octet-stream");
    return list;
}

void set_limits(CURL* handle, const Place& place)
{
    const long patience = static_cast<long>(place.patience.count());
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, std::min(patience, longest_connecting));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, patience);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
}

void set_signature(CURL* handle, const Place& place)
{
    // Not CURLOPT_USERPWD: an access key may hold a colon.
    curl_easy_setopt(handle, CURLOPT_AWS_SIGV4, ("aws:amz:" + place.region + ":s3").c_str());
    curl_easy_setopt(handle, CURLOPT_USERNAME, place.access_key.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, place.secret_key.c_str());
}

void set_question(CURL* handle, std::string_view method, base::ByteView body)
{
    if (method == "HEAD") {
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    } else if (method == "PUT") {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS,
                         body.empty() ? "" : reinterpret_cast<const char*>(body.data()));
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, "PUT");
    } else if (method != "GET") {
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, std::string{method}.c_str());
    }
}

/// What stands between `<Code>` and `</Code>` of an answer.
std::string word_of(base::ByteView body)
{
    const std::string_view text = base::as_text(body);
    const auto start = text.find("<Code>");
    const auto end = text.find("</Code>");
    if (start == text.npos || end == text.npos || end < start || end - start > 80)
        return {};
    return std::string{text.substr(start + 6, end - start - 6)};
}

} // namespace

struct Bucket::Answer {
    long status = 0;
    std::uint64_t length = 0; ///< that it announced
    base::Bytes body;
};

/// Handles keep their connections.
struct Bucket::Handles {
    std::mutex mutex;
    std::vector<Handle> idle;

    Handle take()
    {
        const std::lock_guard lock{mutex};
        if (idle.empty())
            return Handle{curl_easy_init()};
        Handle handle = std::move(idle.back());
        idle.pop_back();
        curl_easy_reset(handle.get());
        return handle;
    }
    void give_back(Handle handle)
    {
        const std::lock_guard lock{mutex};
        idle.push_back(std::move(handle));
    }
};

Bucket::Bucket(Place place) : m_place{std::move(place)}, m_handles{std::make_unique<Handles>()} {}
Bucket::~Bucket() = default;

Result<Bucket::Answer> Bucket::exchange(const char* method, const std::string& path,
                                        base::ByteView body, const Digest& digest) const
{
    if (steady_clock::now() < m_rests_until.load())
        return base::failure(ErrorCode::NetworkDown, "the server did not answer a moment ago");
    Handle handle = m_handles->take();
    base::verify(handle != nullptr, "libcurl has a handle");
    const HeaderList headers = headers_of(digest);
    const std::string url = fmt::format("{}/{}{}", m_place.endpoint, m_place.bucket, path);
    Answer answer;
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    if (!m_place.authorities.empty())
        curl_easy_setopt(handle.get(), CURLOPT_CAINFO, m_place.authorities.c_str());
    set_question(handle.get(), method, body);
    set_signature(handle.get(), m_place);
    set_limits(handle.get(), m_place);
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &keep_body);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer.body);

    const CURLcode done = curl_easy_perform(handle.get());
    curl_off_t length = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    answer.length = length > 0 ? static_cast<std::uint64_t>(length) : 0;
    m_handles->give_back(std::move(handle));
    if (done == CURLE_OK)
        return answer;
    m_rests_until = steady_clock::now() + m_place.rest;
    return base::failure(ErrorCode::NetworkDown,
                         fmt::format("{}: {}", method, curl_easy_strerror(done)));
}

/// An answer that is a success.
Result<Bucket::Answer> Bucket::ask(const char* method, const std::string& path, base::ByteView body,
                                   const Digest& digest) const
{
    Answer answer = TRY(exchange(method, path, body, digest));
    if (answer.status >= 200 && answer.status < 300)
        return answer;
    const std::string word = word_of(answer.body);
    const bool absent = answer.status == 404 && (word.empty() || word == "NoSuchKey");
    const bool ill = answer.status >= 500;
    return base::failure(absent ? ErrorCode::NotFound
                         : ill  ? ErrorCode::NetworkDown
                                : ErrorCode::StorageFailed,
                         fmt::format("{}: {} {}", method, answer.status, word));
}

Result<Bucket::Answer> Bucket::ask(const char* method, const std::string& path) const
{
    return ask(method, path, {}, wire::sha256_of({}));
}

Result<void> Bucket::put(const std::string& key, base::ByteView bytes, const Digest& digest) const
{
    const auto put = ask("PUT", "/" + key, bytes, digest);
    // There is no object to be absent, only a bucket.
    if (!put)
        return base::failure(put.error().code == ErrorCode::NotFound ? ErrorCode::StorageFailed
                                                                     : put.error().code,
                             put.error().detail);
    return {};
}

Result<base::Bytes> Bucket::get(const std::string& key) const
{
    return TRY(ask("GET", "/" + key)).body;
}

Result<std::uint64_t> Bucket::size(const std::string& key) const
{
    return TRY(ask("HEAD", "/" + key)).length;
}

Result<void> Bucket::remove(const std::string& key) const
{
    const auto removed = ask("DELETE", "/" + key);
    if (!removed && removed.error().code != ErrorCode::NotFound)
        return std::unexpected{removed.error()};
    return {};
}

Result<void> Bucket::check() const
{
    TRY(ask("HEAD", {}));
    return {};
}

} // namespace central::s3
