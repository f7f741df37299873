#include "tests/faults/machines.h"
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

/// What only a visitor could have brought.
const std::vector<std::string> planted{"Plantation-Observation", "Planterue Nationale",
                                       "plante.courriel@exemple.fr", "Planted-Page-Content",
                                       "PlantedName.png"};

struct Sent {
    central::tests::Given given;
    std::optional<std::string> told;
};

/// A dossier with the planted words in its answers, its files' names and their bytes.
central::tests::Given planted_dossier(central::tests::Desk& desk)
{
    central::tests::Given given = central::tests::complete_dossier(desk, central::tests::adult);
    dossier::Address address = central::tests::address();
    address.street = planted[1];
    given.dossier.answers["address"] = address.to_value();
    given.dossier.answers["email"] = planted[2];
    given.dossier.observations = planted[0];
    for (std::size_t piece = 0; piece < given.dossier.pieces.size(); ++piece) {
        auto& files = given.dossier.pieces[piece].files;
        if (files.empty())
            continue;
        base::Bytes bytes = given.bytes.at(files[0].id);
        for (int time = 0; time < 3; ++time)
            std::ranges::copy(base::as_bytes(planted[3]), std::back_inserter(bytes));
        central::tests::replace_file(given, piece, std::move(bytes));
        files[0].name = planted[4];
    }
    return given;
}

base::Bytes input_of(const central::tests::Given& given, base::Instant at)
{
    const std::string json = wire::to_json({given.dossier, central::tests::adult, "test", "lille-1",
                                            std::chrono::floor<std::chrono::seconds>(at)});
    base::Bytes input = base::to_bytes(fmt::format("{:08}", json.size()) + json);
    for (const dossier::AttachedPiece& piece : given.dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files)
            std::ranges::copy(given.bytes.at(file.id), std::back_inserter(input));
    return input;
}

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
                keep_found(found_in_memory(m_kiosk.id(), planted, m_read_in_memory));
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
        std::uint64_t told = 0;
        std::uint64_t present = 0;
        std::uint64_t complaints = 0;
        m_site.read([&](const Held& held) {
            for (const Sent& sent : m_sent) {
                const Complaint complaint = held_whole(held, sent.given, sent.told);
                told += sent.told ? 1 : 0;
                present += complaint == absent ? 0 : 1;
                if (!sent.told && complaint == absent)
                    continue;
                CHECK(complaint == "");
                complaints += complaint.empty() ? 0 : 1;
            }
            CHECK(held.store.deposits()->size() == present);
        });
        report({{"program", "kill"}, {"store", store}}, {{"seed", seed()},
                                                         {"kiosk_killed", m_kiosk_killed},
                                                         {"central_killed", m_central_killed},
                                                         {"begun", m_sent.size()},
                                                         {"told", told},
                                                         {"in_central", present},
                                                         {"complaints", complaints}});
    }

    /// The kiosk's raw files after each kill, and its memory after a visitor, hold nothing.
    void check_traces() const
    {
        CHECK(m_found == std::set<std::string>{});
        CHECK(m_read_on_disk > 10'000);
        CHECK(m_read_in_memory > 1'000'000);
        report({{"program", "traces"}}, {{"bytes_on_disk", m_read_on_disk},
                                         {"bytes_in_memory", m_read_in_memory},
                                         {"words", forms_of(planted).size()},
                                         {"found", m_found.size()}});
    }

private:
    void send_some()
    {
        const std::uint64_t visitors = m_random() % 3;
        for (std::uint64_t i = 0; i < visitors; ++i) {
            m_sent.push_back({planted_dossier(m_desk), std::nullopt});
            m_kiosk.give(input_of(m_sent.back().given, m_desk.clock.now()));
            ++m_expected;
        }
    }

    void take_down(const std::string& line)
    {
        m_expected -= line == "wiped" ? 1 : 0;
        if (line.starts_with("told "))
            for (Sent& sent : m_sent)
                if (line.substr(5, 36) == sent.given.dossier.id.text())
                    sent.told = line.substr(42);
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
            keep_found(found_on_disk(m_site.state(), planted, m_read_on_disk));
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
        m_sent.push_back({planted_dossier(m_desk), std::nullopt});
        m_kiosk.give(input_of(m_sent.back().given, m_desk.clock.now()));
        ++m_expected;
        while (m_expected > 0 && hear(patience)) {
        }
        keep_found(found_in_memory(m_kiosk.id(), planted, m_read_in_memory));
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
        keep_found(found_on_disk(m_site.state(), planted, m_read_on_disk));
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
