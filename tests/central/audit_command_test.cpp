#include "central/audit_head.h"
#include "central/blobs.h"
#include "central/sqlite.h"
#include "shared/base/durable.h"
#include "shared/wire/keyset.h"
#include "tests/central/installed.h"

#include <doctest/doctest.h>

using namespace central;
using namespace central::tests;

namespace
{

void sign(const Installed& installed)
{
    const auto store = open_sqlite_store(installed.folder() / "data/central.db").value();
    const auto key = receipt::SigningKey::load(installed.folder() / "keys/receipts.pem").value();
    REQUIRE(anchor(*store, key, base::SystemClock{}.now(), installed.folder() / "data/audit"));
}

void tamper(const Installed& installed, const char* statement)
{
    const auto database = sqlite::connect(installed.folder() / "data/central.db").value();
    REQUIRE(database->ask(statement)->changed > 0);
}

/// The answer is the blob of its only file.
base::Uuid keep_deposit(const Installed& installed)
{
    const base::Instant now = base::SystemClock{}.now();
    const auto store = open_sqlite_store(installed.folder() / "data/central.db").value();
    const auto blobs = open_blob_folder(installed.folder() / "data/files").value();
    const DepositFile file{base::Uuid::make(now), "D01", base::Uuid::make(now)};
    NewDeposit made;
    made.deposit.id = base::Uuid::make(now);
    made.deposit.kiosk = "lille-1";
    made.office = "5901";
    made.files = {file};
    REQUIRE(store->open_upload({file.blob, "lille-1", made.deposit.id, file.file, {}, 6, now}));
    REQUIRE(blobs->put(file.blob, base::to_bytes("sealed")));
    REQUIRE(store->commit_deposit(made, [](Deposit& deposit, unsigned) -> base::Result<void> {
        deposit.application_number = "1";
        return {};
    }));
    return file.blob;
}

bool contains(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("guichet-central tells what its chain proves, and that it proves little without a head")
{
    const Installed installed;
    const auto before = installed.run("audit verify");
    CAPTURE(before.output);
    CHECK(before.status == 0);
    CHECK(contains(before.output, "0 of them under a signed head; 0 head(s)"));
    CHECK(contains(before.output, "no head is signed yet"));

    sign(installed);
    const auto after = installed.run("audit verify");
    CAPTURE(after.output);
    CHECK(after.status == 0);
    CHECK(contains(after.output, "1 head(s), the last of "));
    CHECK(contains(after.output, "are those that central signed"));
    CHECK(contains(after.output, "the 0 entries since then"));
}

TEST_CASE("guichet-central names what was done to its chain and ends with an error")
{
    const Installed installed;
    REQUIRE(installed.run("kiosk register lille-1 --hall Lille").status == 0);
    sign(installed);
    tamper(installed, "UPDATE kiosks SET hall = 'Paris'");
    const auto changed = installed.run("audit verify");
    CAPTURE(changed.output);
    CHECK(changed.status == 1);
    CHECK(
        contains(changed.output, "BROKEN: a row is not what the chain says: kiosk-put lille-1\n"));

    tamper(installed, "DELETE FROM audit");
    tamper(installed, "DELETE FROM audit_lanes");
    const auto emptied = installed.run("audit verify");
    CAPTURE(emptied.output);
    CHECK(emptied.status == 1);
    CHECK(contains(emptied.output, "BROKEN: the end of the chain was removed: lane"));
}

TEST_CASE("guichet-central tells which file of a deposit is gone")
{
    const Installed installed;
    const base::Uuid blob = keep_deposit(installed);
    const auto whole = installed.run("audit verify");
    CAPTURE(whole.output);
    CHECK(whole.status == 0);

    open_blob_folder(installed.folder() / "data/files").value()->remove(blob);
    const auto gone = installed.run("audit verify");
    CAPTURE(gone.output);
    CHECK(gone.status == 1);
    CHECK(contains(gone.output, "BROKEN: a file of a deposit is gone: deposit "));
}

TEST_CASE("heads that an older key signed are still central's once its key was renewed")
{
    const Installed installed;
    sign(installed);
    const std::filesystem::path keys = installed.folder() / "keys";
    REQUIRE(std::filesystem::remove(keys / "receipts.pem"));
    REQUIRE(receipt::SigningKey::generate().save(keys / "receipts.pem"));
    const auto drafted = installed.run("keys draft");
    CAPTURE(drafted.output);
    REQUIRE(drafted.status == 0);
    const auto root = wire::RootKey::load(keys / "root.key").value();
    REQUIRE(
        base::write_whole(keys / "keyset.jws",
                          base::as_bytes(root.sign(wire::parse_keyset(drafted.output).value()))));
    const auto told = installed.run("audit verify");
    CAPTURE(told.output);
    CHECK(told.status == 0);
    CHECK(contains(told.output, "1 head(s), the last of "));
}

TEST_CASE("heads that were kept elsewhere prove what the database no longer can")
{
    const Installed installed;
    sign(installed);
    std::filesystem::rename(installed.folder() / "data/audit", installed.folder() / "safe");
    tamper(installed, "DELETE FROM audit_heads");
    tamper(installed, "DELETE FROM audit");
    tamper(installed, "DELETE FROM audit_lanes");
    const auto told =
        installed.run("audit verify --heads " + (installed.folder() / "safe").string());
    CAPTURE(told.output);
    CHECK(told.status == 1);
    CHECK(contains(told.output, "the end of the chain was removed"));
    CHECK(contains(told.output, "a head was removed: the head of "));
}
