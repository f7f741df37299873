#include "tests/faults/queue.h"
#include "tests/faults/report.h"
#include "tests/program.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <doctest/doctest.h>
#include <future>
#include <thread>

using namespace faults;
using namespace std::chrono_literals;

namespace
{

/// Of a loss: the cluster is whole, nobody leads, another leads and the lost node comes back.
enum class Moment { Before, During, After };

/// Visitors go on depositing while the node that leads is lost, again and again.
class Losing
{
public:
    explicit Losing(const std::string& cluster) : m_site{m_desk, cluster + " dbname=postgres"} {}

    void run(std::uint64_t losses)
    {
        send_one(Moment::Before);
        REQUIRE(m_queue.waiting() == 0); // central is up
        for (std::uint64_t loss = 0; loss < losses; ++loss) {
            // So close behind each other that some are on their way when the node is lost.
            for (int visitor = 0; visitor < 4; ++visitor)
                send_one(Moment::Before);
            const std::string seconds = deposit_while(Moment::During, "");
            m_longest = std::max<std::uint64_t>(m_longest, std::stoul(seconds));
            deposit_while(Moment::After, "--return");
        }
        m_queue.let_all_arrive();
        m_site.kill_central();
    }

    void check(std::uint64_t losses)
    {
        const auto told = told_by_moment();
        for (const std::uint64_t at_moment : told)
            CHECK(at_moment >= losses);
        conclude(m_site, m_queue.sent(), {{"program", "failover"}},
                 {{"leaders_lost", losses},
                  {"longest_without_leader_seconds", m_longest},
                  {"told_before", told[0]},
                  {"told_during", told[1]},
                  {"told_after", told[2]}});
    }

private:
    void send_one(Moment moment)
    {
        m_queue.send_one();
        m_moments.push_back(moment);
        m_queue.hear(patience);
    }

    /// One visitor a second, and one at least; what lose_leader says.
    std::string deposit_while(Moment moment, const std::string& deed)
    {
        auto losing = std::async(std::launch::async,
                                 [&] { return tests::run("tests/faults/lose_leader " + deed); });
        do {
            send_one(moment);
        } while (losing.wait_for(1s) != std::future_status::ready);
        const tests::Ran ran = losing.get();
        REQUIRE_MESSAGE(ran.status == 0, deed);
        return ran.output;
    }

    std::array<std::uint64_t, 3> told_by_moment()
    {
        std::array<std::uint64_t, 3> told{};
        for (std::size_t visitor = 0; visitor < m_moments.size(); ++visitor)
            if (m_queue.sent()[visitor].told)
                ++told[static_cast<std::size_t>(m_moments[visitor])];
        return told;
    }

    central::tests::Desk m_desk;
    Site m_site;
    Queue m_queue{m_desk, m_site};
    std::vector<Moment> m_moments; ///< of each visitor
    std::uint64_t m_longest = 0;   ///< seconds without a node that leads
};

} // namespace

TEST_CASE(
    "Whenever the leading node of PostgreSQL is lost, what was told is in central exactly once")
{
    const char* cluster = std::getenv("GUICHET_POSTGRESQL");
    REQUIRE_MESSAGE(cluster != nullptr, "to be run by tests/faults/with_cluster");
    const std::uint64_t losses = count(3);
    Losing losing{cluster};
    losing.run(losses);
    losing.check(losses);
}
