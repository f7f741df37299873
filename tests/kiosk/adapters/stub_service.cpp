#include "tests/kiosk/adapters/stub_service.h"

#include "tests/loopback.h"

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace tests
{

StubService::StubService(int status, std::string body)
    : m_status{status}, m_body{std::move(body)}, m_listener{listen_on_loopback()}
{
    m_thread = std::thread{[this] { serve(); }};
}

StubService::~StubService()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

std::string StubService::url() const
{
    return "http://127.0.0.1:" + std::to_string(port_of(m_listener)) + "/search";
}

std::string StubService::last_request() const
{
    return m_last.substr(0, m_last.find('\r'));
}

void StubService::serve()
{
    for (int peer = -1; (peer = ::accept(m_listener, nullptr, nullptr)) >= 0; ::close(peer)) {
        std::array<char, 4096> part{};
        std::string request;
        while (!request.contains("\r\n\r\n")) {
            const ssize_t count = ::recv(peer, part.data(), part.size(), 0);
            if (count <= 0)
                break;
            request.append(part.data(), static_cast<std::size_t>(count));
        }
        m_last = request;
        ++m_calls;
        const std::string answer = "HTTP/1.1 " + std::to_string(m_status) +
                                   " Answer\r\nContent-Type: application/json\r\nContent-Length: " +
                                   std::to_string(m_body.size()) + "\r\nConnection: close\r\n\r\n" +
                                   m_body;
        send_all(peer, answer);
    }
}

} // namespace tests
