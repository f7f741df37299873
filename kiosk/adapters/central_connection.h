#pragma once

#include "kiosk/adapters/central_client.h"
#include "shared/base/bytes.h"
#include "shared/base/clock.h"

#include <atomic>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kiosk::adapters
{

/// A body that is read as it goes.
struct StreamedBody {
    std::uint64_t size = 0;
    /// Fills all of `into` with the bytes from there.
    std::function<base::Result<void>(std::uint64_t at, std::span<std::byte> into)> read{};
};

/// One question to central.
struct Request {
    std::string method = "GET";
    std::string path{}; ///< from `/v1`
    std::string media_type = "application/json";
    base::ByteView body{};
    std::string session{};              ///< of a person; empty: the kiosk asks for itself
    std::vector<std::string> headers{}; ///< further ones, "Name: value"
    StreamedBody streamed{};            ///< where it is not empty, instead of `body`
};

struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers; ///< by lower-case name
    base::Bytes body;

    bool is_success() const { return status >= 200 && status < 300; }
    std::string header(const std::string& lower_case_name) const;
    /// Seconds that central asks to wait; of a date, those until then by central's own clock.
    std::optional<std::chrono::seconds> retry_after() const;
    /// Central's hour.
    std::optional<base::Instant> date() const;
    /// What an answer that is no success means.
    base::Error error() const;
};

/// Who asks: what is done for a visitor goes before what is done beside.
enum class Asks { Visitor, Background };

/// HTTP to central by libcurl, with the kiosk's certificate: over TLS as TLS does it. In clear, on
/// a machine that central shares, the kiosk says itself what else the proxy would say. Connections
/// are kept and used again; several threads may ask at once.
class CentralConnection
{
public:
    explicit CentralConnection(CentralSettings settings, Asks asks = Asks::Visitor);
    ~CentralConnection();
    CentralConnection(const CentralConnection&) = delete;
    CentralConnection& operator=(const CentralConnection&) = delete;

    /// Any answer of central's. NetworkDown where none came; Cancelled after `stop`; what the
    /// reading of a streamed body failed with.
    base::Result<Answer> exchange(const Request& request);
    /// An answer that is a success; another is the error that it names.
    base::Result<Answer> ask(const Request& request);
    /// Ends what is under way and refuses what comes.
    void stop() { m_stopped = true; }

    const CentralSettings& settings() const { return m_settings; }

private:
    struct Handles;
    CentralSettings m_settings;
    Asks m_asks;
    std::atomic<bool> m_stopped = false;
    std::atomic<int> m_under_way = 0;
    std::unique_ptr<Handles> m_handles;
};

} // namespace kiosk::adapters
