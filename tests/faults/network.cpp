#include "tests/faults/network.h"

#include "tests/loopback.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace faults
{

using tests::send_all;

namespace
{

constexpr int poll_pause_ms = 20;

bool send_slowly(int to, std::string_view bytes)
{
    const std::size_t part = bytes.size() / 20 + 1;
    while (!bytes.empty()) {
        if (!send_all(to, bytes.substr(0, part)))
            return false;
        bytes.remove_prefix(std::min(part, bytes.size()));
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

std::size_t head_size(std::string_view message)
{
    const auto end = message.find("\r\n\r\n");
    return end == std::string_view::npos ? 0 : end + 4;
}

/// The value of a header: where it starts and how long it is; npos where it is not there.
std::pair<std::size_t, std::size_t> header_in(std::string_view message, std::string_view name)
{
    const std::size_t head = head_size(message);
    for (std::size_t line = message.find("\r\n"); line + 2 < head;
         line = message.find("\r\n", line + 2)) {
        const std::string_view rest = message.substr(line + 2, head);
        if (rest.size() > name.size() && rest[name.size()] == ':' &&
            ::strncasecmp(rest.data(), name.data(), name.size()) == 0) {
            const std::size_t start = line + 2 + name.size() + 2;
            return {start, message.find("\r\n", start) - start};
        }
    }
    return {std::string_view::npos, 0};
}

std::size_t body_size(const std::string& message)
{
    const auto [start, size] = header_in(message, "Content-Length");
    return start == std::string::npos ? 0 : std::stoul(message.substr(start, size));
}

/// Reads one message; empty where the line ended before it was whole.
std::string receive(int from, bool has_body, const std::atomic<bool>& stopped)
{
    std::string message;
    std::array<char, 65536> part{};
    while (!stopped) {
        const std::size_t head = head_size(message);
        if (head > 0 && (!has_body || message.size() >= head + body_size(message)))
            return message;
        pollfd waiting{from, POLLIN, 0};
        if (::poll(&waiting, 1, poll_pause_ms) <= 0)
            continue;
        const ssize_t size = ::recv(from, part.data(), part.size(), 0);
        if (size <= 0)
            return {};
        message.append(part.data(), static_cast<std::size_t>(size));
    }
    return {};
}

std::string page(const std::string& status, const std::string& headers, const std::string& body)
{
    return fmt::format("HTTP/1.1 {}\r\n{}Content-Length: {}\r\n\r\n{}", status, headers,
                       body.size(), body);
}

void replace_status(std::string& answer, const std::string& status)
{
    const auto start = answer.find(' ') + 1;
    answer.replace(start, answer.find("\r\n") - start, status);
}

} // namespace

const char* name_of(Mishap mishap)
{
    constexpr std::array<const char*, mishap_count> names{
        "cut_request", "lost_answer", "cut_answer", "slow",           "silence",
        "twice",       "late",        "busy",       "busy_after_all", "flipped",
        "shortened",   "another",     "portal",     "wrong_status",   "wrong_offset"};
    return names.at(static_cast<std::size_t>(mishap));
}

/// A request on its way, and who waits for the answer.
struct Network::Exchange {
    int client = -1;
    std::string request;
};

Network::Network(std::uint16_t target, std::uint64_t seed)
    : m_target{target},
      m_listener{tests::listen_on_loopback()},
      m_port{tests::port_of(m_listener)},
      m_random{seed}
{
    m_acceptor = std::thread{[this] { accept_all(); }};
}

Network::~Network()
{
    m_stopped = true;
    m_acceptor.join();
    for (std::thread& line : m_lines)
        line.join();
    ::close(m_listener);
}

std::map<std::string, std::uint64_t> Network::happened() const
{
    const std::lock_guard lock{m_mutex};
    return m_happened;
}

void Network::accept_all()
{
    while (!m_stopped) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, poll_pause_ms) <= 0)
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client >= 0)
            m_lines.emplace_back([this, client] { serve(client); });
    }
}

void Network::serve(int client)
{
    const int now = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
    bool open = true;
    while (open && !m_stopped) {
        Exchange exchange{client, receive(client, true, m_stopped)};
        open = !exchange.request.empty() && pass(exchange);
        deliver_late_ones();
    }
    ::close(client);
}

bool Network::draws_mishap(Mishap& mishap)
{
    const std::lock_guard lock{m_mutex};
    if (m_ordered == 0 || m_random() % 3 != 0)
        return false;
    --m_ordered;
    mishap = static_cast<Mishap>(m_random() % mishap_count);
    ++m_happened[name_of(mishap)];
    return true;
}

std::uint64_t Network::any(std::uint64_t below)
{
    const std::lock_guard lock{m_mutex};
    return below == 0 ? 0 : m_random() % below;
}

bool Network::pass(Exchange& exchange)
{
    ++m_requests;
    Mishap mishap{};
    if (draws_mishap(mishap))
        return pass_with(mishap, exchange);
    const std::string answer = ask(exchange.request);
    {
        const std::lock_guard lock{m_mutex};
        m_answer_before = answer;
    }
    return !answer.empty() && send_all(exchange.client, answer);
}

/// Central's answer, over a line of its own; empty where none came.
std::string Network::ask(const std::string& request) const
{
    const tests::Reached server = tests::connect_on_loopback(m_target);
    std::string answer;
    if (server.open && send_all(server.socket, request))
        answer = receive(server.socket, !request.starts_with("HEAD"), m_stopped);
    ::close(server.socket);
    return answer;
}

bool Network::pass_with(Mishap mishap, Exchange& exchange)
{
    const std::string& request = exchange.request;
    switch (mishap) {
    case Mishap::CutRequest: {
        const tests::Reached server = tests::connect_on_loopback(m_target);
        if (server.open)
            send_all(server.socket, std::string_view{request}.substr(0, any(request.size())));
        ::close(server.socket);
        return false;
    }
    case Mishap::LostAnswer:
        ask(request);
        return false;
    case Mishap::Slow:
        std::this_thread::sleep_for(std::chrono::milliseconds{any(30)});
        return send_slowly(exchange.client, ask(request));
    case Mishap::Silence:
        ask(request);
        receive(exchange.client, true, m_stopped); // until the client hangs up
        return false;
    case Mishap::Twice: {
        const std::string first = ask(request);
        const std::string second = ask(request);
        return send_all(exchange.client, any(2) == 0 ? first : second);
    }
    case Mishap::Late: {
        const std::uint64_t when = m_requests + 1 + any(6);
        const std::lock_guard lock{m_mutex};
        m_late.emplace_back(when, request);
        return false;
    }
    case Mishap::BusyAfterAll:
        ask(request);
        return answer_busy(exchange);
    case Mishap::Busy:
        return answer_busy(exchange);
    case Mishap::Portal:
        return answer_portal(exchange);
    default:
        return alter_answer(mishap, exchange);
    }
}

bool Network::alter_answer(Mishap mishap, Exchange& exchange)
{
    std::string answer = ask(exchange.request);
    const std::size_t head = head_size(answer);
    if (answer.empty())
        return false;
    if (mishap == Mishap::CutAnswer) {
        send_all(exchange.client, std::string_view{answer}.substr(0, any(answer.size())));
        return false;
    }
    if (mishap == Mishap::Flipped)
        for (int time = 0; time < 3 && answer.size() > head; ++time)
            answer[head + any(answer.size() - head)] ^= static_cast<char>(1U << any(7));
    if (mishap == Mishap::Shortened) {
        const std::string body = answer.substr(head, any(answer.size() - head));
        const auto [start, size] = header_in(answer, "Content-Length");
        answer.resize(head);
        if (start != std::string::npos)
            answer.replace(start, size, std::to_string(body.size()));
        answer += body;
    }
    if (mishap == Mishap::Another) {
        const std::lock_guard lock{m_mutex};
        answer = m_answer_before.empty() ? answer : m_answer_before;
    }
    if (mishap == Mishap::WrongStatus) {
        const std::array<const char*, 14> statuses{
            "200 OK",        "201 Created",   "204 No Content",    "301 Moved",    "400 Bad",
            "401 Who",       "403 Forbidden", "404 Not Found",     "409 Conflict", "410 Gone",
            "412 Condition", "413 Too Large", "422 Unprocessable", "460 Checksum"};
        replace_status(answer, statuses.at(any(statuses.size())));
    }
    if (mishap == Mishap::WrongOffset) {
        const auto [start, size] = header_in(answer, "Upload-Offset");
        if (start != std::string::npos)
            answer.replace(start, size, std::to_string(any(5000)));
    }
    send_all(exchange.client, answer);
    return false; // what follows the body is not to be taken for the next answer
}

bool Network::answer_busy(const Exchange& exchange)
{
    const std::array<const char*, 5> statuses{"500 Internal", "502 Bad Gateway", "503 Busy",
                                              "504 Timeout", "429 Too Many"};
    const std::array<const char*, 5> waits{"", "Retry-After: 0\r\n", "Retry-After: 1\r\n",
                                           "Retry-After: soon\r\n",
                                           "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n"};
    return send_all(exchange.client,
                    page(statuses.at(any(statuses.size())), waits.at(any(waits.size())), ""));
}

bool Network::answer_portal(const Exchange& exchange)
{
    const std::string body = "<!doctype html><title>Wi-Fi</title><p>Connectez-vous";
    const bool redirects = any(2) == 0;
    send_all(exchange.client, page(redirects ? "302 Found" : "200 OK",
                                   redirects ? "Location: http://127.0.0.1:1/login\r\n"
                                             : "Content-Type: text/html\r\n",
                                   exchange.request.starts_with("HEAD") ? "" : body));
    return false;
}

/// Requests whose client has long given up arrive out of order.
void Network::deliver_late_ones()
{
    std::vector<std::string> due;
    {
        const std::lock_guard lock{m_mutex};
        std::erase_if(m_late, [&](const auto& late) {
            if (late.first > m_requests)
                return false;
            due.push_back(late.second);
            return true;
        });
    }
    for (const std::string& request : due)
        ask(request);
}

} // namespace faults
