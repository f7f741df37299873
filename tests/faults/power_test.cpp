#include "tests/faults/queue.h"
#include "tests/faults/report.h"
#include "tests/faults/traces.h"
#include "tests/program.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <thread>

using namespace faults;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace
{

/// A whole machine of its own: a kernel in a process, and its file system in a file. Killing the
/// process cuts the power: what the kernel had not written to the disk is gone.
class Machine
{
public:
    Machine(const Site& site, std::string kiosk) : m_site{site}, m_kiosk{std::move(kiosk)}
    {
        const std::string made =
            fmt::format("mke2fs -q -t ext4 -d {} {} 64M", m_site.state().string(), disk().string());
        REQUIRE(tests::run(made).status == 0);
    }

    fs::path disk() const { return m_site.folder() / "machine/disk"; }

    /// Until its kernel and its disk are there.
    void boot(const std::string& deed)
    {
        m_power = Process{{"/usr/bin/linux.uml", "root=/dev/root", "rootfstype=hostfs",
                           "rootflags=/", "ro", "mem=256M", "ubd0=" + disk().string(),
                           "init=" + (fs::current_path() / "tests/faults/guest").string(),
                           "con=null", "con0=null,fd:1", "quiet",
                           "folder=" + m_site.folder().string(), "deed=" + deed, "kiosk=" + m_kiosk,
                           fmt::format("ahead={}", m_site.ahead().count())}};
        while (const auto said = line(patience))
            if (*said == "ready")
                return;
        FAIL("the machine does not start");
    }

    std::optional<std::string> line(std::chrono::milliseconds at_most)
    {
        auto said = m_power.line(at_most);
        if (said)
            std::erase(*said, '\r');
        return said;
    }

    void cut() { m_power.kill(); }

private:
    const Site& m_site;
    std::string m_kiosk;
    Process m_power;
};

/// Visitors deposit at a kiosk that has no network, whose power is cut again and again.
class Cutting
{
public:
    explicit Cutting(std::string kiosk) : m_kiosk{std::move(kiosk)} {}

    void run(std::uint64_t cuts)
    {
        fs::create_directories(m_site.folder() / "machine");
        {
            Queue queue{m_desk, m_site}; // central's keys are on the disk from now on
            queue.send_one();
            queue.let_all_arrive();
            m_sent = queue.sent();
        }
        Machine machine{m_site, m_kiosk};
        for (std::uint64_t cut = 0; cut < cuts; ++cut)
            deposit_until_cut(machine);
        check_disk(machine.disk());
        fetch(machine);
        Queue{m_desk, m_site}.let_all_arrive();
    }

    void check(std::uint64_t cuts)
    {
        m_site.kill_central();
        Counted counted;
        m_site.read([&](const Held& held) { counted = compare(held, m_sent); });
        CHECK(counted.told > cuts / 2);
        report({{"program", "power"}}, {{"seed", seed()},
                                        {"cuts", cuts},
                                        {"begun", m_sent.size()},
                                        {"told", counted.told},
                                        {"in_central", counted.in_central},
                                        {"bytes_on_disk", m_read},
                                        {"complaints", counted.complaints}});
    }

private:
    void deposit_until_cut(Machine& machine)
    {
        std::ofstream input{m_site.folder() / "input", std::ios::binary};
        for (std::uint64_t visitor = 0; visitor < 4; ++visitor) {
            m_sent.push_back({planted_dossier(m_desk)});
            input << base::as_text(input_of(m_sent.back().given, m_desk.clock.now()));
        }
        input.close();
        machine.boot("deposit");
        // Soon after one or more were told, else at any moment of the start.
        for (std::uint64_t told = m_random() % 4; told > 0;) {
            const auto line = machine.line(patience);
            REQUIRE(line.has_value());
            take_receipt(*line, m_sent);
            told -= line->starts_with("told ") ? 1 : 0;
        }
        std::this_thread::sleep_for(std::chrono::microseconds{m_random() % 150'000});
        machine.cut();
        while (const auto line = machine.line(0ms))
            take_receipt(*line, m_sent);
    }

    void check_disk(const fs::path& disk)
    {
        CHECK(found_on_disk(disk.parent_path(), planted(), m_read) == std::vector<std::string>{});
        std::size_t ignored = 0; // what is there is found
        CHECK_FALSE(found_on_disk(disk.parent_path(), {"CREATE TABLE"}, ignored).empty());
    }

    /// What the disk holds takes the place of the host's own state.
    void fetch(Machine& machine)
    {
        const fs::path fetched = m_site.folder() / "fetched";
        fs::create_directories(fetched);
        machine.boot("fetch");
        REQUIRE(machine.line(patience) == "fetched");
        machine.cut();
        fs::remove_all(fetched / "lost+found");
        fs::remove_all(m_site.state());
        fs::rename(fetched, m_site.state());
    }

    central::tests::Desk m_desk;
    Site m_site{m_desk, ""};
    std::string m_kiosk;
    std::mt19937_64 m_random{seed()};
    std::vector<Sent> m_sent;
    std::size_t m_read = 0;
};

} // namespace

TEST_CASE(
    "Whenever the power of the kiosk's machine is cut, what was told is in central exactly once")
{
    const char* kiosk = std::getenv("GUICHET_PLAIN_KIOSK");
    REQUIRE_MESSAGE(kiosk != nullptr, "to be run by tests/faults/run --long");
    const std::uint64_t cuts = count(20);
    Cutting cutting{kiosk};
    cutting.run(cuts);
    cutting.check(cuts);
}
