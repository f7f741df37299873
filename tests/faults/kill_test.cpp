#include "tests/faults/queue.h"
#include "tests/faults/report.h"
#include "tests/faults/traces.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>
#include <set>
#include <thread>

using namespace faults;
using namespace std::chrono_literals;

namespace
{

/// Deposits at a kiosk, while it and central are killed again and again.
class Killing
{
public:
    Killing(const std::string& postgresql, std::uint64_t kills)
        : m_site{m_desk, postgresql}, m_kills{kills}
    {
    }

    void run()
    {
        for (std::uint64_t kill = 0; kill < m_kills; ++kill) {
            send_some();
            // Half of the time at any moment, else while what was told is on its way.
            const bool one_is_served =
                m_random() % 2 == 0 && m_queue.waiting() > 0 && m_queue.hear(patience);
            if (one_is_served && m_random() % 4 == 0)
                keep_found(found_in_memory(m_queue.kiosk(), planted(), m_read_in_memory));
            std::this_thread::sleep_for(std::chrono::microseconds{m_random() % 250'000});
            if (m_random() % 3 == 0)
                kill_central();
            else
                kill_kiosk();
        }
        let_all_arrive();
    }

    void check(const char* store)
    {
        conclude(m_site, m_queue.sent(), {{"program", "kill"}, {"store", store}},
                 {{"seed", seed()},
                  {"kiosk_killed", m_kiosk_killed},
                  {"central_killed", m_central_killed}});
    }

    /// The kiosk's raw files after each kill, and its memory after a visitor, hold nothing.
    void check_traces() const
    {
        CHECK(fmt::format("{}", fmt::join(m_found, ", ")) == "");
        CHECK(m_read_on_disk > 10'000);
        CHECK(m_read_in_memory > 1'000'000);
        report({{"program", "traces"}}, {{"bytes_on_disk", m_read_on_disk},
                                         {"bytes_in_memory", m_read_in_memory},
                                         {"words", forms_of(planted()).size()},
                                         {"found", m_found.size()}});
    }

private:
    void send_some()
    {
        const std::uint64_t visitors = m_random() % 3;
        for (std::uint64_t i = 0; i < visitors; ++i)
            m_queue.send_one();
    }

    void kill_kiosk()
    {
        m_queue.kill_kiosk();
        if (m_random() % 4 == 0 && std::filesystem::exists(m_site.state()))
            keep_found(found_on_disk(m_site.state(), planted(), m_read_on_disk));
        ++m_kiosk_killed;
    }

    void kill_central()
    {
        m_site.kill_central();
        m_site.start_central();
        ++m_central_killed;
    }

    void keep_found(const std::vector<std::string>& found)
    {
        m_found.insert(found.begin(), found.end());
    }

    /// A last visitor, whom nobody disturbs.
    void serve_one_more()
    {
        m_queue.send_one();
        while (m_queue.waiting() > 0 && m_queue.hear(patience)) {
        }
        keep_found(found_in_memory(m_queue.kiosk(), planted(), m_read_in_memory));
        std::size_t ignored = 0; // what is there is found
        CHECK_FALSE(found_in_memory(m_queue.kiosk(), {"outbox.sqlite"}, ignored).empty());
        CHECK_FALSE(found_on_disk(m_site.state(), {"CREATE TABLE"}, ignored).empty());
    }

    void let_all_arrive()
    {
        serve_one_more();
        m_queue.let_all_arrive();
        keep_found(found_on_disk(m_site.state(), planted(), m_read_on_disk));
        m_site.kill_central();
    }

    central::tests::Desk m_desk;
    Site m_site;
    std::uint64_t m_kills;
    std::mt19937_64 m_random{seed()};
    Queue m_queue{m_desk, m_site};
    std::uint64_t m_kiosk_killed = 0;
    std::uint64_t m_central_killed = 0;
    std::set<std::string> m_found;
    std::size_t m_read_on_disk = 0;
    std::size_t m_read_in_memory = 0;
};

} // namespace

TEST_CASE("Whenever the kiosk or central is killed, what was told is in central exactly once")
{
    Killing killing{"", count(30)};
    killing.run();
    killing.check("sqlite");
    killing.check_traces();
}

TEST_CASE("Whenever the kiosk or a central on PostgreSQL is killed, it is so too")
{
    const char* server = std::getenv("GUICHET_POSTGRESQL");
    REQUIRE_MESSAGE(server != nullptr, "to be run by tests/central/with_postgresql");
    Killing killing{std::string{server} + " dbname=postgres", count(30) / 3};
    killing.run();
    killing.check("postgresql");
}
