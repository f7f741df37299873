#include "shared/base/durable.h"
#include "tests/faults/disk.h"
#include "tests/faults/hall.h"
#include "tests/faults/report.h"
#include "tests/faults/sqlite_calls.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace faults;
using central::tests::Desk;
using central::tests::Folder;

namespace fs = std::filesystem;

namespace
{

enum class Machine { Kiosk, Central };

Desk& desk()
{
    static Desk one;
    return one;
}

/// What every run begins with: an empty central that knows one kiosk.
struct Beginning {
    Folder folder;
    std::shared_ptr<kiosk::adapters::Identity> identity;

    Beginning()
    {
        put_sqlite_on_disks();
        identity = Counter::found(desk(), folder.path());
    }
    static const Beginning& it()
    {
        static const Beginning one;
        return one;
    }
};

std::string integrity_of(const fs::path& file)
{
    sqlite3* database = nullptr;
    std::string answer = "cannot be opened";
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    const auto keep = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0];
        return 0;
    };
    sqlite3_exec(database, "PRAGMA integrity_check", keep, &answer, nullptr);
    sqlite3_close(database);
    return answer;
}

/// A kiosk and a central, each on a disk of its own that may break.
class Hall
{
public:
    Hall()
    {
        fs::create_directories(m_folder.path() / "kiosk");
        fs::copy(Beginning::it().folder.path(), m_folder.path() / "central",
                 fs::copy_options::recursive);
        m_disks.emplace(Machine::Kiosk, m_folder.path() / "kiosk");
        m_disks.emplace(Machine::Central, m_folder.path() / "central");
    }

    Disk& disk(Machine machine) { return m_disks.at(machine); }
    Counter& counter() { return *m_counter; }
    kiosk::ports::Vault& vault() { return *m_vault; }

    bool start(Machine machine)
    {
        if (machine == Machine::Central) {
            auto opened = Counter::open(desk(), disk(machine).root(), m_port);
            if (opened)
                m_counter = std::move(*opened);
            return opened.has_value();
        }
        auto opened = open_vault({disk(machine).root() / "state", Beginning::it().identity,
                                  desk().folder.path() / "keys/root.key.pub", m_port},
                                 m_key, desk().clock);
        if (opened)
            m_vault = std::move(*opened);
        return opened.has_value();
    }
    /// As if its process were killed; after a power cut, with what the disk then holds.
    bool start_again(Machine machine, std::mt19937_64* random = nullptr)
    {
        stop(machine);
        disk(machine).mend(random);
        return start(machine);
    }
    void stop(Machine machine)
    {
        machine == Machine::Central ? m_counter.reset() : m_vault.reset();
    }
    bool runs(Machine machine) const
    {
        return machine == Machine::Central ? m_counter != nullptr : m_vault != nullptr;
    }
    std::string integrity()
    {
        for (const char* file : {"kiosk/state/outbox.sqlite", "central/central.db"})
            if (const std::string found = integrity_of(m_folder.path() / file); found != "ok")
                return std::string{file} + ": " + found;
        return {};
    }

private:
    Folder m_folder;
    std::map<Machine, Disk> m_disks;
    receipt::SigningKey m_key = receipt::SigningKey::generate();
    std::uint16_t m_port = free_port();
    std::unique_ptr<Counter> m_counter;
    std::unique_ptr<kiosk::ports::Vault> m_vault;
};

/// Whether a visitor to whom an error is shown presses again, or leaves and the kiosk is killed.
enum class Patience { PressesAgain, Leaves };

/// One deposit, during which one machine's disk breaks once, for good, or loses its power.
class Story
{
public:
    Story(Machine machine, const Breakage& breakage, std::mt19937_64* random)
        : m_machine{machine}, m_breakage{breakage}, m_random{random}
    {
    }
    void set(Patience of_the_visitor) { m_patience = of_the_visitor; }

    Complaint play()
    {
        m_hall.disk(m_machine).break_at(m_breakage);
        for (const auto& chapter :
             {&Story::begin, &Story::deposit, &Story::go_on, &Story::arrive, &Story::lose_power})
            if (const Complaint complaint = (this->*chapter)(); !complaint.empty())
                return complaint;
        return {};
    }
    bool broke() const { return m_broke; }

private:
    Disk& disk() { return m_hall.disk(m_machine); }
    bool dead() { return disk().broke() && (m_breakage.lasting || m_breakage.power_off); }

    Complaint begin()
    {
        for (const Machine machine : {Machine::Central, Machine::Kiosk}) {
            if (m_hall.start(machine))
                continue;
            if (!disk().broke())
                return "does not start though nothing failed";
            if (!m_hall.start_again(machine, m_random))
                return "does not start any more";
        }
        return {};
    }

    /// A visitor to whom an error is shown presses again, as long as the kiosk lives.
    Complaint deposit()
    {
        for (int time = 0; time < 3 && !m_told; ++time) {
            auto told = m_visitor.press(m_hall.vault(), [this] { return dead(); });
            if (told)
                m_told = told->qr_text;
            else if (!disk().broke())
                return "is refused though nothing failed: " + told.error().detail;
            else if (m_patience == Patience::Leaves)
                return leave();
        }
        if (!m_told && !dead())
            return "an error that is over is not gone";
        return {};
    }

    Complaint leave()
    {
        m_left = true;
        disk().stop();
        return m_hall.start_again(m_machine) ? Complaint{} : "does not start again";
    }

    /// Until all is done, or the machine is.
    Complaint go_on()
    {
        if (!comes_true([this] { return dead() || m_hall.vault().waiting() == 0; }))
            return "never reaches central";
        m_broke = disk().broke();
        if (!dead() && m_told &&
            !m_hall.vault().await_central(m_visitor.given.dossier.id, patience))
            return "central's confirmation is not heard of";
        if (!dead())
            return {};
        if (!m_hall.start_again(m_machine, m_random))
            return "does not start again";
        return {};
    }

    Complaint arrive()
    {
        disk().mend();
        if (!m_told && m_machine == Machine::Central)
            if (auto told = m_visitor.press(m_hall.vault()))
                m_told = told->qr_text;
        if (!comes_true([this] { return m_hall.vault().waiting() == 0; }))
            return "never reaches central after that";
        return all_is_well();
    }

    /// After which what both were told must still be so.
    Complaint lose_power()
    {
        for (const Machine machine : {Machine::Kiosk, Machine::Central})
            m_hall.disk(machine).power_off();
        m_hall.stop(Machine::Kiosk);
        if (!m_hall.start_again(Machine::Central) || !m_hall.start_again(Machine::Kiosk))
            return "does not start after a power cut";
        if (!comes_true([this] { return m_hall.vault().waiting() == 0; }))
            return "never reaches central after a power cut";
        if (const Complaint complaint = all_is_well(); !complaint.empty())
            return "after a power cut: " + complaint;
        m_hall.stop(Machine::Kiosk);
        m_hall.stop(Machine::Central);
        return m_hall.integrity();
    }

    Complaint all_is_well()
    {
        const auto deposits = m_hall.counter().store().deposits().value().size();
        if (deposits > 1)
            return "central holds another deposit";
        if (m_left && deposits > 0)
            return "what was refused is deposited";
        const Complaint complaint = held_whole(m_hall.counter().held(), m_visitor.given, m_told);
        return !m_told && complaint == absent ? Complaint{} : complaint;
    }

    Machine m_machine;
    Breakage m_breakage;
    std::mt19937_64* m_random;
    Hall m_hall;
    Visitor m_visitor{desk()};
    Patience m_patience = Patience::PressesAgain;
    bool m_left = false;
    std::optional<std::string> m_told; ///< the receipt in the visitor's hand
    bool m_broke = false;
};

const char* name_of(Machine machine)
{
    return machine == Machine::Kiosk ? "kiosk" : "central";
}

/// How failures are spread over the calls of one kind: each place in turn, or one of several.
struct Spread {
    std::vector<Failure> failures; ///< taken in turn
    unsigned stride = 1;
    Patience patience = Patience::PressesAgain;
};

/// Plays the story with the first call failing, the second, and so on through the whole deposit.
void fail_every_call(Machine machine, Breakage breakage, const Spread& spread, const char* how,
                     std::mt19937_64* random = nullptr)
{
    const std::string what = breakage.call ? name_of(*breakage.call) : "any change";
    unsigned runs = 0;
    unsigned complaints = 0;
    bool broke = true;
    for (breakage.nth = 1; broke; breakage.nth += spread.stride) {
        breakage.failure = spread.failures.at(runs % spread.failures.size());
        Story story{machine, breakage, random};
        story.set(spread.patience);
        const Complaint complaint = story.play();
        broke = story.broke() || !complaint.empty();
        runs += broke ? 1 : 0;
        complaints += complaint.empty() ? 0 : 1;
        CHECK_MESSAGE(complaint.empty(), name_of(machine), ", ", what, " ", breakage.nth, " ",
                      name_of(breakage.failure), " ", how, ": ", complaint);
    }
    report({{"program", "calls"}, {"machine", name_of(machine)}, {"call", what}, {"how", how}},
           {{"runs", runs}, {"complaints", complaints}});
}

/// The short run fails each call in one way, and those that reach no disk more sparsely.
std::vector<Spread> spreads_of(Call call)
{
    std::vector<Failure> failures{Failure::Broken};
    if (call == Call::Open || call == Call::MakeFolder || call == Call::Sync)
        failures = {Failure::Broken, Failure::Full};
    if (call == Call::Write)
        failures = {Failure::Full, Failure::Short, Failure::Broken};
    if (!is_long())
        return {
            {failures, call == Call::Look || call == Call::Lock || call == Call::Map ? 5U : 1U}};
    std::vector<Spread> spreads;
    for (const Failure failure : failures)
        spreads.push_back({{failure}});
    return spreads;
}

void fail_every_kind(Machine machine, bool lasting)
{
    for (const Call call : every_call)
        for (const Spread& spread : spreads_of(call))
            fail_every_call(machine, {.call = call, .lasting = lasting}, spread,
                            lasting ? "for good" : "once");
}

void cut_power_everywhere(Machine machine)
{
    fail_every_call(machine, {.power_off = true}, {{Failure::Broken}},
                    "power cut, what was not flushed is gone");
    std::mt19937_64 random{seed()};
    for (int time = 0; time < (is_long() ? 10 : 1); ++time)
        fail_every_call(machine, {.power_off = true}, {{Failure::Broken}, is_long() ? 1U : 4U},
                        "power cut, the rest is written at random", &random);
}

} // namespace

TEST_CASE("What is cut back or laid out ahead asks the disk as well")
{
    const Folder folder;
    Disk disk{folder.path()};
    const fs::path path = folder.path() / "reserve";
    const base::Descriptor file{path, O_WRONLY | O_CREAT};
    REQUIRE(file.good());
    disk.break_at({.call = Call::Truncate, .nth = 1});
    CHECK(::truncate(path.c_str(), 10) == -1);
    CHECK(::truncate(path.c_str(), 10) == 0);
    disk.break_at({.call = Call::Write, .nth = 1, .failure = Failure::Full});
    CHECK(::posix_fallocate(file.number(), 0, 100) == ENOSPC);
    CHECK(::posix_fallocate(file.number(), 0, 100) == 0);
    CHECK(fs::file_size(path) == 100);
}

TEST_CASE("Whichever call of the kiosk's disk fails once, a deposit is told and made once")
{
    fail_every_kind(Machine::Kiosk, false);
}

TEST_CASE("Whichever call of the kiosk's disk is its last before a restart, nothing told is lost")
{
    fail_every_kind(Machine::Kiosk, true);
}

TEST_CASE("Whoever is told that it failed and leaves deposits nothing")
{
    for (const Call call : {Call::Write, Call::Sync})
        fail_every_call(Machine::Kiosk, {.call = call}, {{Failure::Broken}, 1, Patience::Leaves},
                        "once, and the visitor leaves");
}

TEST_CASE("Whichever call of central's disk fails once, a deposit is told and made once")
{
    fail_every_kind(Machine::Central, false);
}

TEST_CASE("Whichever call of central's disk is its last before a restart, nothing told is lost")
{
    fail_every_kind(Machine::Central, true);
}

TEST_CASE("Whenever the kiosk loses its power, what was told is still there")
{
    cut_power_everywhere(Machine::Kiosk);
}

TEST_CASE("Whenever central loses its power, what it confirmed is still there")
{
    cut_power_everywhere(Machine::Central);
}
