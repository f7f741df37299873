#include "tests/kiosk/adapters/proxy.h"

#include "tests/loopback.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace tests
{

namespace
{

constexpr int poll_pause_ms = 20;
constexpr std::size_t large = 100'000; // bytes

/// What is there now; empty at the end.
std::string receive(int from)
{
    std::array<char, 16384> part{};
    const ssize_t size = ::recv(from, part.data(), part.size(), 0);
    return size > 0 ? std::string{part.data(), static_cast<std::size_t>(size)} : std::string{};
}

bool readable(int descriptor)
{
    pollfd waiting{descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
}

} // namespace

struct Proxy::Pair {
    int client = -1;
    int server = -1;
    std::string request; ///< bytes of the request under way
    bool lose_answer = false;
    bool is_large = false;
    bool waits = false; ///< for another that is to be cut with it
};

Proxy::Proxy(std::uint16_t target)
    : m_target{target}, m_listener{listen_on_loopback()}, m_port{port_of(m_listener)}
{
    m_acceptor = std::thread{[this] { accept_all(); }};
}

Proxy::~Proxy()
{
    m_stopped = true;
    m_acceptor.join();
    for (std::thread& connection : m_connections)
        connection.join();
    ::close(m_listener);
}

void Proxy::lose_answers(const std::string& words, int times)
{
    const std::lock_guard lock{m_mutex};
    m_lose_words = words;
    m_lose_times = times;
}

void Proxy::cut_request(const std::string& words, std::size_t after)
{
    const std::lock_guard lock{m_mutex};
    m_cut_words = words;
    m_cut_after = after;
}

void Proxy::cut_two_requests(const std::string& words, std::size_t after)
{
    const std::lock_guard lock{m_mutex};
    m_two_words = words;
    m_two_after = after;
}

void Proxy::tamper(std::function<void(std::string&)> changes)
{
    const std::lock_guard lock{m_mutex};
    m_changes = std::move(changes);
}

void Proxy::accept_all()
{
    while (!m_stopped) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, poll_pause_ms) <= 0)
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client < 0)
            continue;
        if (m_down)
            ::close(client);
        else
            m_connections.emplace_back([this, client] { pass(client); });
    }
}

void Proxy::pass(int client)
{
    const Reached server = connect_on_loopback(m_target);
    Pair pair{.client = client, .server = server.socket, .request = {}};
    bool open = server.open;
    while (open && !m_stopped && !m_down) {
        if (pair.waits) {
            std::this_thread::sleep_for(std::chrono::milliseconds{poll_pause_ms});
            open = !m_two_met;
            continue;
        }
        std::array<pollfd, 2> waiting{{{pair.client, POLLIN, 0}, {pair.server, POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), poll_pause_ms) <= 0)
            continue;
        if (readable(pair.client))
            open = pass_request(pair);
        if (open && readable(pair.server))
            open = pass_answer(pair);
    }
    ::close(pair.client);
    ::close(pair.server);
    const std::lock_guard lock{m_mutex};
    forget_request(pair);
}

bool Proxy::pass_request(Pair& pair)
{
    std::string part = receive(pair.client);
    pair.request += part;
    const std::lock_guard lock{m_mutex};
    if (m_lose_times > 0 && pair.request.find(m_lose_words) != std::string::npos)
        pair.lose_answer = true;
    const bool cut = !m_cut_words.empty() && pair.request.size() >= m_cut_after &&
                     pair.request.find(m_cut_words) != std::string::npos;
    if (cut) {
        m_cut_words.clear();
        ++m_failures;
    }
    pair.waits = waits_for_another(pair.request);
    count_large(pair);
    m_sent += part.size();
    return !part.empty() && send_all(pair.server, part) && !cut;
}

bool Proxy::pass_answer(Pair& pair)
{
    std::string part = receive(pair.server);
    const std::lock_guard lock{m_mutex};
    forget_request(pair);
    if (std::exchange(pair.lose_answer, false) && m_lose_times > 0) {
        --m_lose_times;
        ++m_failures;
        return false;
    }
    if (m_changes)
        m_changes(part);
    return !part.empty() && send_all(pair.client, part);
}

bool Proxy::waits_for_another(const std::string& request)
{
    if (m_two_words.empty() || request.size() < m_two_after || !request.contains(m_two_words))
        return false;
    ++m_failures;
    if (++m_waiting == 2) {
        m_two_words.clear();
        m_two_met = true;
        m_down = true;
    }
    return true;
}

void Proxy::count_large(Pair& pair)
{
    if (pair.is_large || pair.request.size() < large)
        return;
    pair.is_large = true;
    m_most_large = std::max(m_most_large.load(), ++m_large);
}

void Proxy::forget_request(Pair& pair)
{
    pair.request.clear();
    m_large -= pair.is_large ? 1 : 0;
    pair.is_large = false;
}

} // namespace tests
