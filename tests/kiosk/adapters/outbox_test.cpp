#include "kiosk/adapters/outbox.h"

#include "shared/wire/envelope.h"
#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>

using kiosk::adapters::KeptDeposit;
using kiosk::adapters::Outbox;
using tests::Scratch;

namespace
{

const base::Instant morning = base::parse_instant("2026-11-22T08:58:12Z").value();

KeptDeposit some_deposit()
{
    KeptDeposit deposit;
    deposit.id = base::Uuid::make(morning);
    deposit.at = morning;
    deposit.manifest = base::to_bytes("sealed manifest");
    deposit.manifest_digest.fill(std::byte{7});
    deposit.receipt = "DEP1:ABC";
    return deposit;
}

base::Result<base::Bytes> sealed(const base::Uuid& file)
{
    return base::to_bytes("sealed " + file.text());
}

std::unique_ptr<Outbox> open(const Scratch& scratch)
{
    auto outbox = Outbox::open(scratch.path() / "outbox.sqlite");
    REQUIRE(outbox.has_value());
    return std::move(*outbox);
}

} // namespace

TEST_CASE("A deposit in the outbox is there again after a restart, files and all")
{
    const Scratch scratch;
    const KeptDeposit deposit = some_deposit();
    const base::Uuid file = base::Uuid::make(morning);
    REQUIRE(open(scratch)->add(deposit, {file}, sealed).has_value());

    const auto outbox = open(scratch);
    CHECK(outbox->waiting() == std::vector{deposit.id});
    const KeptDeposit kept = outbox->find(deposit.id).value().value();
    CHECK(kept.manifest == deposit.manifest);
    CHECK(kept.manifest_digest == deposit.manifest_digest);
    CHECK(kept.receipt == deposit.receipt);
    CHECK(kept.at == deposit.at);
    REQUIRE(kept.files.size() == 1);
    CHECK(kept.files[0].file == file);
    CHECK(kept.files[0].size == sealed(file)->size());
    CHECK(kept.files[0].digest == wire::sha256_of(*sealed(file)));
    CHECK(outbox->file_bytes(file) == sealed(file));
}

TEST_CASE("A deposit of which a file cannot be sealed is not kept at all")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    const auto added =
        outbox->add(deposit, {base::Uuid::make(morning), base::Uuid::make(morning)},
                    [calls = 0](const base::Uuid& file) mutable -> base::Result<base::Bytes> {
                        if (++calls == 2)
                            return base::failure(base::ErrorCode::FileMissing);
                        return sealed(file);
                    });
    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().code == base::ErrorCode::FileMissing);
    CHECK(outbox->waiting()->empty());
    CHECK_FALSE(outbox->find(deposit.id)->has_value());
}

TEST_CASE("The same deposit cannot be added twice")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    REQUIRE(outbox->add(deposit, {}, sealed).has_value());
    CHECK_FALSE(outbox->add(deposit, {}, sealed).has_value());
    CHECK(outbox->waiting()->size() == 1);
}

TEST_CASE("What waits is given oldest first")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    std::vector<base::Uuid> order;
    for (int i = 0; i < 5; ++i) {
        const KeptDeposit deposit = some_deposit();
        order.push_back(deposit.id);
        REQUIRE(outbox->add(deposit, {}, sealed).has_value());
    }
    CHECK(outbox->waiting() == order);
}

TEST_CASE("A closed deposit leaves nothing but its id")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    const base::Uuid file = base::Uuid::make(morning);
    REQUIRE(outbox->add(deposit, {file}, sealed).has_value());
    REQUIRE(outbox->close(deposit.id).has_value());

    CHECK(outbox->waiting()->empty());
    const KeptDeposit kept = outbox->find(deposit.id).value().value();
    CHECK(kept.closed);
    CHECK(kept.manifest.empty());
    CHECK(kept.receipt.empty());
    CHECK(kept.files.empty());
    CHECK_FALSE(outbox->file_bytes(file).has_value());
    std::ifstream stream{scratch.path() / "outbox.sqlite", std::ios::binary};
    const std::string disk{std::istreambuf_iterator<char>{stream}, {}};
    CHECK(disk.find(deposit.id.text()) != std::string::npos);
    CHECK(disk.find("sealed manifest") == std::string::npos);
    CHECK(disk.find("sealed " + file.text()) == std::string::npos);
}

TEST_CASE("The outbox's file is for its owner only")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const auto rights = std::filesystem::status(scratch.path() / "outbox.sqlite").permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
}

TEST_CASE("An outbox that cannot be written is said to be so")
{
    const auto outbox = Outbox::open("/proc/guichet/outbox.sqlite");
    REQUIRE_FALSE(outbox.has_value());
    CHECK(outbox.error().code == base::ErrorCode::StorageFailed);
}
