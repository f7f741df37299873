#pragma once

#include "central/http.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace central::tests
{

struct Reply {
    int status = 0; ///< 0: no answer came
    Named headers;
    std::string body;

    std::string_view header(std::string_view name) const;
    /// Of a problem; empty where the body is none.
    std::string problem() const;
    /// Whole seconds of Retry-After; 0 where there is none.
    int retry_after() const;
};

/// Asks over HTTP with libcurl, through the proxy that $http_proxy names: the suite sets one that
/// holds every exchange to openapi.yaml.
class Client
{
public:
    explicit Client(std::uint16_t port) : m_port{port} {}

    /// Sent with every request from now on; empty takes it away.
    void set(const std::string& header, const std::string& value);
    Reply send(const std::string& method, const std::string& path, const std::string& body = {},
               Named headers = {}) const;
    Reply get(const std::string& path) const { return send("GET", path); }
    Reply post(const std::string& path, const std::string& json) const;
    Reply put(const std::string& path, const std::string& json) const;
    /// Sends the headers and only so many bytes of the body, then hangs up.
    void send_cut(const std::string& head, const std::string& part,
                  std::chrono::milliseconds before_cut) const;

private:
    std::uint16_t m_port;
    Named m_headers;
};

} // namespace central::tests
