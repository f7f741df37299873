#include "central/migrations.h"
#include "shared/wire/envelope.h"
#include "tests/central/stores.h"

#include <array>
#include <mutex>
#include <thread>

using namespace central;
using namespace central::tests;
using sql::Pool;

namespace
{

int whole_of(sql::Row& row)
{
    return static_cast<int>(row.whole());
}

/// A deposit, as a version of the tables without numbers of their own kept it.
void deposit_by_hand(Pool& pool)
{
    REQUIRE(pool.run("INSERT INTO counters (office, value) VALUES ('5901', 7)"));
    REQUIRE(pool.run(
        "INSERT INTO deposits (id, kiosk, number, procedure, made_at, at, manifest_digest, "
        "manifest, application_number, kiosk_receipt, receipt) "
        "VALUES ($1, 'lille-1', '5903007192', 'ase', 1, 2, $2, $2, 'number 8', 'K', 'C')",
        id(1), digest(3)));
    REQUIRE(pool.run("INSERT INTO kiosks (id, secret) VALUES ('lille-1', $1)", digest(4)));
    REQUIRE(pool.run("INSERT INTO receipt_keys (kiosk, id, point) VALUES ('lille-1', 'k', $1)",
                     digest(5)));
}

/// SHA-256 of each step's statements, line for line. A step that was released may not change: where
/// it was taken it is not taken again, and those tables would differ from all others. What is to
/// change is a further step, and a further line here.
constexpr std::array released_steps{
    "d9240405a1d730ac627e29c03cc2bafb8723ba8532fdc8e8ecf2d4b5e3fab393",
    "f1876034d0faa56ce89897a003d1df650f86882c47a49535a4b1dda099c76933",
    "33800adef886addf7c87ffa47834ccddf03e66e198399fc0f578d4903a81d087",
    "0b208b10d40e98a4982474c448fca940c9f264dc70a9589f5fed410e14497a80",
};

} // namespace

TEST_CASE("a step that was released says what it said when it was released")
{
    REQUIRE(newest_schema() == static_cast<int>(released_steps.size()));
    for (int version = 1; version <= newest_schema(); ++version) {
        CAPTURE(version);
        const auto digest_of_step = wire::sha256_of(base::as_bytes(statements_to(version)));
        CHECK(base::to_hex(digest_of_step) ==
              released_steps.at(static_cast<std::size_t>(version - 1)));
    }
}

TEST_CASE("what any version of the tables held is there in the newest")
{
    for_each_place([](const Place& place) {
        REQUIRE(migrate(*place.pool(), 1));
        deposit_by_hand(*place.pool());
        for (int version = 2; version <= newest_schema(); ++version)
            REQUIRE(migrate(*place.pool(), version));

        const auto store = place.open().value();
        CHECK(store->deposit(id(1)).value()->application_number == "number 8");
        CHECK(store->kiosk("lille-1").value()->status == KioskStatus::Active);
        CHECK(store->receipt_keys("lille-1")->size() == 1);
        // The number that the older version gave is not given again.
        CHECK_FALSE(store->commit_deposit(new_deposit(2), number_it));
        CHECK(store->deposit(id(2)).value() == std::nullopt);
        NewDeposit elsewhere = new_deposit(3);
        elsewhere.office = "5902";
        CHECK(store->commit_deposit(elsewhere, number_it)->deposit.application_number ==
              "number 1");
    });
}

TEST_CASE("every version of the tables is taken forward in one go")
{
    for (int version = 0; version <= newest_schema(); ++version)
        for_each_place([&](const Place& place) {
            CAPTURE(version);
            REQUIRE(migrate(*place.pool(), version));
            const auto store = place.open();
            REQUIRE_MESSAGE(store.has_value(), store.error().detail);
            CHECK(store.value()->commit_deposit(new_deposit(1), number_it)->fresh);
            const auto count = place.pool()->ask("SELECT COUNT(*) FROM schema_versions");
            CHECK(sql::one(count.value(), whole_of) == newest_schema());
        });
}

TEST_CASE("an SQLite file from before the table of versions is taken over")
{
    const auto place = sqlite_place();
    REQUIRE(migrate(*place->pool(), 1));
    deposit_by_hand(*place->pool());
    REQUIRE(place->pool()->run("DROP TABLE schema_versions"));
    REQUIRE(place->connect().value()->execute("PRAGMA user_version = 1"));
    CHECK(place->open().value()->deposit(id(1)).value()->application_number == "number 8");
    CHECK(place->open().value()->deposits()->size() == 1);
}

TEST_CASE("tables of a version that is not known yet are left alone")
{
    for_each_place([](const Place& place) {
        REQUIRE(place.open());
        REQUIRE(place.pool()->run("INSERT INTO schema_versions (version) VALUES ($1)",
                                  newest_schema() + 1));
        const auto store = place.open();
        REQUIRE_FALSE(store.has_value());
        CHECK(store.error().code == base::ErrorCode::ConfigurationInvalid);
    });
}

TEST_CASE("several centrals may start at once on an empty PostgreSQL")
{
    const auto place = postgresql_place();
    std::vector<std::thread> starts;
    std::mutex mutex;
    std::string refused;
    for (int i = 0; i < 6; ++i)
        starts.emplace_back([&] {
            const auto store = place->open();
            const std::lock_guard lock{mutex};
            if (!store)
                refused += store.error().detail + "\n";
        });
    for (std::thread& start : starts)
        start.join();
    CHECK(refused == "");
}
