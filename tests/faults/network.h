#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace faults
{

/// What can happen to a request and its answer between two machines.
enum class Mishap {
    CutRequest,   ///< some of its bytes arrive
    LostAnswer,   ///< it arrives; the answer does not
    CutAnswer,    ///< some of the answer's bytes arrive
    Slow,         ///< both trickle
    Silence,      ///< nothing ever comes back
    Twice,        ///< it arrives twice
    Late,         ///< the line is cut; it arrives all the same, after later ones
    Busy,         ///< 5xx or 429 with or without Retry-After, and it never arrived
    BusyAfterAll, ///< the same, though it did arrive
    Flipped,      ///< bits of the answer's body are wrong
    Shortened,    ///< the answer's body ends early, as if that were all
    Another,      ///< the answer to another request
    Portal,       ///< the page of a network that wants a log-in
    WrongStatus,  ///< the answer with the status of another
    WrongOffset,  ///< the answer with another Upload-Offset
};
inline constexpr std::size_t mishap_count = 15;
const char* name_of(Mishap mishap);

/// A network between a kiosk and central: whole HTTP requests pass through it, and as many
/// mishaps as are ordered, each drawn from `seed`.
class Network
{
public:
    Network(std::uint16_t target, std::uint64_t seed);
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    std::uint16_t port() const { return m_port; }
    /// So many more mishaps, about one on every third request.
    void order(std::uint64_t mishaps) { m_ordered = mishaps; }
    std::uint64_t left() const { return m_ordered; }
    /// How often each happened.
    std::map<std::string, std::uint64_t> happened() const;
    std::uint64_t requests() const { return m_requests; }

private:
    struct Exchange;
    void accept_all();
    void serve(int client);
    /// False where the line to the client is to be closed.
    bool pass(Exchange& exchange);
    bool pass_with(Mishap mishap, Exchange& exchange);
    bool alter_answer(Mishap mishap, Exchange& exchange);
    bool answer_busy(const Exchange& exchange);
    bool answer_portal(const Exchange& exchange);
    std::string ask(const std::string& request) const;
    void deliver_late_ones();
    bool draws_mishap(Mishap& mishap);
    std::uint64_t any(std::uint64_t below);

    std::uint16_t m_target;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopped = false;
    std::atomic<std::uint64_t> m_ordered = 0;
    std::atomic<std::uint64_t> m_requests = 0;

    mutable std::mutex m_mutex;
    std::mt19937_64 m_random;
    std::map<std::string, std::uint64_t> m_happened;
    std::deque<std::pair<std::uint64_t, std::string>> m_late; ///< when, by number of request
    std::string m_answer_before;
    std::vector<std::thread> m_lines;
    std::thread m_acceptor;
};

} // namespace faults
