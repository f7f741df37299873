#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tests
{

/// A bad network: passes TCP on to a port of this machine, and fails as it is told to.
class Proxy
{
public:
    explicit Proxy(std::uint16_t target);
    ~Proxy();
    Proxy(const Proxy&) = delete;

    std::uint16_t port() const { return m_port; }
    /// Down: what is open is cut, nothing new gets through.
    void set_down(bool down) { m_down = down; }
    /// Requests that hold `words` reach the other side, but their next `times` answers are cut off.
    void lose_answers(const std::string& words, int times);
    /// Cuts the connection once, when so many bytes of one request that holds `words` have gone
    /// out.
    void cut_request(const std::string& words, std::size_t after);
    /// Goes down when so many bytes of two requests that hold `words` have gone out: the first
    /// waits there for the other.
    void cut_two_requests(const std::string& words, std::size_t after);
    /// From now on every part of an answer goes through `changes`; empty: as it is.
    void tamper(std::function<void(std::string& part)> changes);
    /// What was lost or cut so far.
    int failures() const { return m_failures; }
    /// Bytes that went out to the other side.
    std::size_t sent() const { return m_sent; }
    /// Requests of more than a hundred thousand bytes: the most that were under way at once.
    int most_large_at_once() const { return m_most_large; }

private:
    struct Pair;
    void accept_all();
    void pass(int client);
    bool pass_request(Pair& pair);
    bool pass_answer(Pair& pair);
    bool waits_for_another(const std::string& request);
    void count_large(Pair& pair);
    void forget_request(Pair& pair);

    std::uint16_t m_target;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopped = false;
    std::atomic<bool> m_down = false;
    std::atomic<bool> m_two_met = false;
    std::atomic<int> m_failures = 0;
    std::atomic<int> m_most_large = 0;
    std::atomic<std::size_t> m_sent = 0;

    std::mutex m_mutex;
    std::string m_lose_words, m_cut_words, m_two_words;
    std::function<void(std::string&)> m_changes;
    int m_lose_times = 0;
    std::size_t m_cut_after = 0, m_two_after = 0;
    int m_large = 0, m_waiting = 0;

    std::vector<std::thread> m_connections;
    std::thread m_acceptor;
};

} // namespace tests
