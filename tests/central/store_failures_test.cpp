#include "central/audit_check.h"
#include "tests/central/stores.h"

#include <atomic>
#include <csignal>
#include <mutex>
#include <set>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

int whole_of(sql::Row& row)
{
    return static_cast<int>(row.whole());
}

/// Deposits without end, until told to stop, while `disturb` does its worst.
template <typename Disturb>
void keeps_every_deposit_while(const Place& place, const Disturb& disturb)
{
    const auto store = place.open().value();
    std::atomic<bool> over = false;
    std::atomic<unsigned> next = 0;
    std::mutex mutex;
    std::string refused;
    std::vector<std::thread> kiosks;
    for (int t = 0; t < 4; ++t)
        kiosks.emplace_back([&] {
            while (!over) {
                const auto committed = store->commit_deposit(new_deposit(next++), number_it);
                const std::lock_guard lock{mutex};
                if (!committed)
                    refused += committed.error().detail + "\n";
                else if (!committed->fresh)
                    refused += "not fresh\n";
            }
        });
    disturb([&] { return next.load(); });
    over = true;
    for (std::thread& kiosk : kiosks)
        kiosk.join();

    CHECK(refused == "");
    std::set<std::string> numbers;
    for (unsigned n = 0; n < next; ++n) {
        const auto kept = store->deposit(id(n)).value();
        REQUIRE(kept.has_value());
        numbers.insert(kept->application_number);
    }
    CHECK(store->deposits()->size() == next);
    const AuditReport chain = check_audit(*store, {}, "/absent").value();
    CHECK(chain.fault_count == 0);
    CHECK(chain.entries == next);
    for (unsigned n = 1; n <= next; ++n)
        CHECK(numbers.contains("number " + std::to_string(n)));
}

void wait_for_more(const auto& deposits, unsigned more)
{
    const unsigned goal = deposits() + more;
    while (deposits() < goal)
        std::this_thread::sleep_for(1ms);
}

} // namespace

TEST_CASE("connections that the server ends lose no deposit and make none twice")
{
    const auto place = postgresql_place();
    keeps_every_deposit_while(*place, [&](const auto& deposits) {
        for (int round = 0; round < 10; ++round) {
            wait_for_more(deposits, 20);
            REQUIRE(place->pool()->ask(
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
        }
    });
}

TEST_CASE("a server that crashes and recovers under load loses no deposit and makes none twice")
{
    const auto place = postgresql_place();
    keeps_every_deposit_while(*place, [&](const auto& deposits) {
        for (int round = 0; round < 3; ++round) {
            wait_for_more(deposits, 20);
            // When one of its processes is killed, PostgreSQL ends all of them and recovers.
            const auto pool = place->pool();
            const auto victim = pool->ask("SELECT pg_backend_pid()");
            REQUIRE(kill(*sql::one(victim.value(), whole_of), SIGKILL) == 0);
        }
        wait_for_more(deposits, 20);
    });
}
