#include "tests/faults/queue.h"
#include "tests/faults/report.h"
#include "tests/faults/traces.h"
#include "tests/program.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <future>
#include <random>
#include <span>
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
    Machine(const Site& site, std::string name) : m_site{site}, m_name{std::move(name)}
    {
        const std::string made =
            fmt::format("mke2fs -q -t ext4 -d {} {} 64M", m_site.state().string(), disk().string());
        REQUIRE(tests::run(made).status == 0);
    }

    fs::path disk() const { return m_site.folder() / "machines" / m_name; }

    /// Until its kernel and its disk are there.
    void boot(const std::string& deed)
    {
        m_power =
            Process{{"/usr/bin/linux.uml", "root=/dev/root", "rootfstype=hostfs", "rootflags=/",
                     "ro", "mem=256M", "ubd0=" + disk().string(),
                     "init=" + (fs::current_path() / "tests/faults/guest").string(), "con=null",
                     "con0=null,fd:1", "quiet", "folder=" + m_site.folder().string(),
                     "deed=" + deed, "name=" + m_name,
                     "kiosk=" + (fs::current_path() / "build/plain/bin/faults_kiosk").string(),
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
    std::string m_name;
    Process m_power;
};

/// Visitors deposit at a kiosk that has no network, whose power is cut again and again.
class Course
{
public:
    /// Their dossiers are made now: only one thread may ask the desk.
    Course(central::tests::Desk& desk, const Site& site, unsigned number, std::uint64_t cuts)
        : m_site{site},
          m_name{std::to_string(number)},
          m_machine{site, m_name},
          m_random{seed() + number},
          m_now{desk.clock.now()}
    {
        for (std::uint64_t visitor = 0; visitor < visitors_per_cut * cuts; ++visitor)
            m_sent.push_back({planted_dossier(desk)});
    }

    void run()
    {
        for (std::size_t next = 0; next < m_sent.size(); next += visitors_per_cut)
            deposit_until_cut(std::span{m_sent}.subspan(next, visitors_per_cut));
    }

    /// What the disk holds takes the place of the host's own state.
    void fetch()
    {
        const fs::path fetched = m_site.folder() / ("fetched" + m_name);
        fs::create_directories(fetched);
        m_machine.boot("fetch");
        REQUIRE(m_machine.line(patience) == "fetched");
        m_machine.cut();
        fs::remove_all(fetched / "lost+found");
        fs::remove_all(m_site.state());
        fs::rename(fetched, m_site.state());
    }
    const std::vector<Sent>& sent() const { return m_sent; }

private:
    static constexpr std::uint64_t visitors_per_cut = 4;

    void deposit_until_cut(std::span<const Sent> visitors)
    {
        std::ofstream input{m_site.folder() / ("input" + m_name), std::ios::binary};
        for (const Sent& visitor : visitors)
            input << base::as_text(input_of(visitor.given, m_now));
        input.close();
        m_machine.boot("deposit");
        // Soon after one or more were told, else at any moment of the start.
        for (std::uint64_t told = m_random() % 4; told > 0;) {
            const auto line = m_machine.line(patience);
            REQUIRE(line.has_value());
            take_receipt(*line, m_sent);
            told -= line->starts_with("told ") ? 1 : 0;
        }
        std::this_thread::sleep_for(std::chrono::microseconds{m_random() % 150'000});
        m_machine.cut();
        while (const auto line = m_machine.line(0ms))
            take_receipt(*line, m_sent);
    }

    const Site& m_site;
    std::string m_name;
    Machine m_machine;
    std::mt19937_64 m_random;
    base::Instant m_now;
    std::vector<Sent> m_sent;
};

/// Several such machines at once: they wait more than they compute.
class Cutting
{
public:
    void run(std::uint64_t cuts)
    {
        fs::create_directories(m_site.folder() / "machines");
        begin();
        std::vector<std::unique_ptr<Course>> courses;
        for (unsigned number = 0; number < machines; ++number)
            courses.push_back(
                std::make_unique<Course>(m_desk, m_site, number, (cuts + number) / machines));
        std::vector<std::future<void>> running;
        for (const auto& course : courses)
            running.push_back(std::async(std::launch::async, [&course] { course->run(); }));
        for (std::future<void>& one : running)
            one.get();
        check_disks();
        for (const auto& course : courses) {
            course->fetch();
            Queue{m_desk, m_site}.let_all_arrive();
            m_sent.insert(m_sent.end(), course->sent().begin(), course->sent().end());
        }
    }

    void check(std::uint64_t cuts)
    {
        m_site.kill_central();
        const Counted counted =
            conclude(m_site, m_sent, {{"program", "power"}},
                     {{"seed", seed()}, {"cuts", cuts}, {"bytes_on_disk", m_read}});
        CHECK(counted.told > cuts / 2);
    }

private:
    static constexpr unsigned machines = 4;

    /// Central's keys are on the disk from then on.
    void begin()
    {
        Queue queue{m_desk, m_site};
        queue.send_one();
        queue.let_all_arrive();
        m_sent = queue.sent();
    }

    void check_disks()
    {
        const fs::path disks = m_site.folder() / "machines";
        CHECK(found_on_disk(disks, planted(), m_read) == std::vector<std::string>{});
        std::size_t ignored = 0; // what is there is found
        CHECK_FALSE(found_on_disk(disks, {"CREATE TABLE"}, ignored).empty());
    }

    central::tests::Desk m_desk;
    Site m_site{m_desk, ""};
    std::vector<Sent> m_sent;
    std::size_t m_read = 0;
};

} // namespace

TEST_CASE(
    "Whenever the power of the kiosk's machine is cut, what was told is in central exactly once")
{
    const std::uint64_t cuts = count(20);
    Cutting cutting;
    cutting.run(cuts);
    cutting.check(cuts);
}
