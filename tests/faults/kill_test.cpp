#include "tests/faults/machines.h"
#include "tests/faults/planted.h"
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
        m_kiosk = m_site.kiosk();
        for (std::uint64_t kill = 0; kill < m_kills; ++kill) {
            send_some();
            // Half of the time at any moment, else while what was told is on its way.
            const bool one_is_served = m_random() % 2 == 0 && m_expected > 0 && hear(patience);
            if (one_is_served && m_random() % 4 == 0)
                keep_found(found_in_memory(m_kiosk.id(), planted(), m_read_in_memory));
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
        Counted counted;
        m_site.read([&](const Held& held) { counted = compare(held, m_sent); });
        report({{"program", "kill"}, {"store", store}}, {{"seed", seed()},
                                                         {"kiosk_killed", m_kiosk_killed},
                                                         {"central_killed", m_central_killed},
                                                         {"begun", m_sent.size()},
                                                         {"told", counted.told},
                                                         {"in_central", counted.in_central},
                                                         {"complaints", counted.complaints}});
    }

    /// The kiosk's raw files after each kill, and its memory after a visitor, hold nothing.
    void check_traces() const
    {
        CHECK(m_found == std::set<std::string>{});
        CHECK(m_read_on_disk > 10'000);
        CHECK(m_read_in_memory > 1'000'000);
        report({{"program", "traces"}}, {{"bytes_on_disk", m_read_on_disk},
                                         {"bytes_in_memory", m_read_in_memory},
                                         {"words", forms_of(planted()).size()},
                                         {"found", m_found.size()}});
    }

private:
    void send_one()
    {
        m_sent.push_back({planted_dossier(m_desk), std::nullopt});
        m_kiosk.give(input_of(m_sent.back().given, m_desk.clock.now()));
        ++m_expected;
    }

    void send_some()
    {
        const std::uint64_t visitors = m_random() % 3;
        for (std::uint64_t i = 0; i < visitors; ++i)
            send_one();
    }

    void take_down(const std::string& line)
    {
        m_expected -= line == "wiped" ? 1 : 0;
        take_receipt(line, m_sent);
    }

    /// What the kiosk says, until a visitor is gone; whether that came.
    bool hear(std::chrono::milliseconds at_most)
    {
        while (const auto line = m_kiosk.line(at_most)) {
            take_down(*line);
            if (*line == "wiped")
                return true;
        }
        return false;
    }

    void kill_kiosk()
    {
        m_kiosk.kill();
        while (hear(0ms)) {
        }
        if (m_random() % 4 == 0 && std::filesystem::exists(m_site.state()))
            keep_found(found_on_disk(m_site.state(), planted(), m_read_on_disk));
        m_kiosk = m_site.kiosk();
        m_expected = 0;
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
        send_one();
        while (m_expected > 0 && hear(patience)) {
        }
        keep_found(found_in_memory(m_kiosk.id(), planted(), m_read_in_memory));
        std::size_t ignored = 0; // what is there is found
        CHECK_FALSE(found_in_memory(m_kiosk.id(), {"outbox.sqlite"}, ignored).empty());
        CHECK_FALSE(found_on_disk(m_site.state(), {"CREATE TABLE"}, ignored).empty());
    }

    void let_all_arrive()
    {
        serve_one_more();
        m_kiosk.end_input();
        bool empty = false;
        while (const auto line = m_kiosk.line(patience)) {
            empty = *line == "empty";
            take_down(*line);
        }
        CHECK(empty);
        CHECK(m_kiosk.wait() == 0);
        keep_found(found_on_disk(m_site.state(), planted(), m_read_on_disk));
        m_site.kill_central();
    }

    central::tests::Desk m_desk;
    Site m_site;
    std::uint64_t m_kills;
    std::mt19937_64 m_random{seed()};
    Process m_kiosk;
    std::vector<Sent> m_sent;
    std::uint64_t m_expected = 0; ///< visitors whom the living kiosk was given and has not served
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
