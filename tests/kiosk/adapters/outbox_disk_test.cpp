#include "kiosk/adapters/outbox.h"
#include "kiosk/adapters/outbox_state.h"
#include "tests/kiosk/adapters/disks.h"
#include "tests/kiosk/adapters/scratch.h"
#include "tests/kiosk/adapters/sealed_whole.h"
#include "tests/kiosk/adapters/some_deposit.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

using kiosk::adapters::KeptDeposit;
using kiosk::adapters::look_at_outbox;
using kiosk::adapters::Outbox;
using kiosk::adapters::StorageTrouble;
using tests::morning;
using tests::Scratch;

namespace
{

namespace fs = std::filesystem;

KeptDeposit some_deposit()
{
    return tests::some_deposit(base::Bytes(20'000, std::byte{3})); // reaches over pages of its own
}

base::Result<void> add(Outbox& outbox, const KeptDeposit& deposit, std::size_t bytes)
{
    return outbox.add(deposit, {base::Uuid::make(morning)},
                      tests::whole([=](const auto&) { return base::Bytes(bytes, std::byte{42}); }));
}

/// An outbox of so many deposits, closed.
std::vector<base::Uuid> filled(const fs::path& folder, int deposits)
{
    Outbox outbox{folder};
    std::vector<base::Uuid> ids;
    for (int i = 0; i < deposits; ++i) {
        const KeptDeposit deposit = some_deposit();
        REQUIRE(add(outbox, deposit, 50'000).has_value());
        ids.push_back(deposit.id);
    }
    return ids;
}

/// Other bytes in a page of the file, as a disk that forgets leaves them.
void spoil(const fs::path& file, std::uint64_t from, std::size_t size)
{
    std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
    stream.seekp(static_cast<std::streamoff>(from));
    const std::string noise(size, '\x5A');
    stream.write(noise.data(), static_cast<std::streamsize>(noise.size()));
    REQUIRE(stream.good());
}

std::uint64_t root_page(const fs::path& file, const std::string& table)
{
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    std::uint64_t page = 0;
    const auto keep = [](void* into, int, char** values, char**) {
        *static_cast<std::uint64_t*>(into) = std::strtoull(values[0], nullptr, 10);
        return 0;
    };
    sqlite3_exec(database,
                 ("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'").c_str(), keep,
                 &page, nullptr);
    sqlite3_close(database);
    return page;
}

constexpr std::uint64_t page_size = 4096;

/// Where a page begins that holds nothing else and tells where the next one is.
std::uint64_t page_of_manifest(const fs::path& file)
{
    const base::Bytes whole = tests::read_whole(file);
    const auto found = base::as_text(whole).find(std::string(4000, '\3'));
    REQUIRE(found != std::string_view::npos);
    return found / page_size * page_size;
}

} // namespace

TEST_CASE("On a full disk a deposit is refused as such, and what waits is closed all the same")
{
    const tests::SmallDisk disk{6'000'000};
    const auto waiting = filled(disk.path(), 3);
    const auto outbox = Outbox::open(disk.path()).value();
    const auto refused = add(*outbox, some_deposit(), 9'000'000);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::ErrorCode::StorageFull);
    disk.fill(1'100'000); // by others, and again after the outbox has its reserve
    outbox->tidy();
    disk.fill();
    CHECK(look_at_outbox(disk.path(), {}, 1)->disk == StorageTrouble::Full);
    for (const base::Uuid& id : waiting) {
        const auto closed = outbox->close(id);
        CHECK_MESSAGE(closed.has_value(), closed.error().detail);
    }
    CHECK(outbox->waiting() == 0);
    CHECK(fs::is_empty(disk.path() / "sealed"));
}

TEST_CASE("An outbox that is opened on a full disk is emptied all the same")
{
    const tests::SmallDisk disk{6'000'000};
    const auto waiting = filled(disk.path(), 3);
    Outbox{disk.path()}.tidy();
    disk.fill();
    REQUIRE(fs::space(disk.path()).available == 0);
    Outbox outbox{disk.path()};
    CHECK_FALSE(add(outbox, some_deposit(), 100'000).has_value());
    for (const base::Uuid& id : waiting) {
        CHECK(outbox.next(-1)->value().deposit == id);
        CHECK(outbox.close(id).has_value());
    }
    CHECK(outbox.waiting() == 0);
}

TEST_CASE("A deposit that does not fit leaves all its room to the next")
{
    const tests::SmallDisk disk{6'000'000};
    const auto outbox = Outbox::open(disk.path()).value();
    const auto free = fs::space(disk.path()).available;
    const KeptDeposit deposit = some_deposit();
    const auto refused =
        outbox->add(deposit, {base::Uuid::make(morning), base::Uuid::make(morning)},
                    tests::whole([](const auto&) { return base::Bytes(4'000'000); }));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::ErrorCode::StorageFull);
    CHECK(fs::space(disk.path()).available + 100'000 > free);
    CHECK(add(*outbox, deposit, 4'000'000).has_value());
}

TEST_CASE("On a read-only disk a deposit is refused, and made once the disk can be written again")
{
    tests::SmallDisk disk{8'000'000};
    const auto waiting = filled(disk.path(), 1);
    Outbox outbox{disk.path()};
    disk.set_read_only(true);
    const auto refused = add(outbox, some_deposit(), 1000);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::ErrorCode::StorageFailed);
    CHECK(refused.error().detail.find("read_only") != std::string::npos);
    const auto state = look_at_outbox(disk.path(), {}, 5);
    REQUIRE(state.has_value());
    CHECK(state->disk == StorageTrouble::ReadOnly);
    CHECK(state->deposits.at(0).id == waiting.at(0));

    disk.set_read_only(false);
    CHECK(add(outbox, some_deposit(), 1000).has_value());
    CHECK(outbox.waiting() == 2);
}

TEST_CASE("A file that is no database is left aside, and deposits go into another")
{
    const Scratch scratch;
    filled(scratch.path(), 2);
    spoil(scratch.path() / "outbox.sqlite", 0, 4096);
    const base::Bytes found = tests::read_whole(scratch / "outbox.sqlite");

    std::string notes;
    Outbox outbox{scratch.path(), [&](std::string_view line) { notes += line; }};
    CHECK(add(outbox, some_deposit(), 1000).has_value());
    CHECK(outbox.waiting() == 1);
    CHECK(notes.find("outbox.sqlite is damaged") != std::string::npos);
    CHECK(tests::read_whole(scratch / "outbox.sqlite") == found);
    const auto state = look_at_outbox(scratch.path(), {}, 5);
    REQUIRE(state->aside.size() == 1);
    CHECK(state->aside[0].file == "outbox.sqlite");
}

TEST_CASE("Where a page is damaged, deposits that can still be read are taken over")
{
    const Scratch scratch;
    const auto waiting = filled(scratch.path(), 4);
    const fs::path file = scratch.path() / "outbox.sqlite";
    spoil(file, (root_page(file, "queue") - 1) * page_size, page_size);

    Outbox outbox{scratch.path()};
    const auto first = outbox.next(-1);
    REQUIRE(first.has_value());
    CHECK(first->value().deposit == waiting.at(0));
    CHECK(outbox.waiting() == 4);
    for (const base::Uuid& id : waiting) {
        const auto deposit = outbox.find(id)->value();
        CHECK(tests::bytes_of(outbox, deposit.files.at(0)).has_value());
    }
    CHECK(look_at_outbox(scratch.path(), {}, 5)->aside.at(0).moved == 4);
    CHECK(fs::exists(scratch.path() / "outbox-2.sqlite"));
    CHECK(fs::exists(file));
}

TEST_CASE("Deposits that are lost with a damaged page are counted, and the others taken over")
{
    const Scratch scratch;
    const auto waiting = filled(scratch.path(), 4);
    const fs::path file = scratch.path() / "outbox.sqlite";
    // The manifest of some deposit, and the queue, so that the damage is met.
    spoil(file, page_of_manifest(file), page_size);
    spoil(file, (root_page(file, "queue") - 1) * page_size, page_size);

    Outbox outbox{scratch.path()};
    REQUIRE(outbox.next(-1).has_value());
    const auto state = look_at_outbox(scratch.path(), {}, 5);
    CHECK(state->aside.at(0).moved == 3);
    CHECK(state->aside.at(0).lost == 1);
    CHECK(outbox.waiting() == 3);
}

TEST_CASE("Where the page of the numbers is damaged, the next deposit brings all others along")
{
    const Scratch scratch;
    const auto waiting = filled(scratch.path(), 4);
    REQUIRE(Outbox{scratch.path()}.close(waiting.at(3)).has_value());
    const fs::path file = scratch.path() / "outbox.sqlite";
    spoil(file, (root_page(file, "sqlite_sequence") - 1) * page_size, page_size);

    Outbox outbox{scratch.path()};
    CHECK(add(outbox, some_deposit(), 1000).has_value());
    CHECK(outbox.waiting() == 4);
    CHECK(outbox.find(waiting.at(3))->value().closed);
    CHECK(look_at_outbox(scratch.path(), {}, 5)->aside.at(0).lost == 0);
}

TEST_CASE("The outbox of an earlier kiosk is taken over, deposits and all")
{
    const Scratch scratch;
    const KeptDeposit deposit = some_deposit();
    const base::Uuid file = base::Uuid::make(morning);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((scratch / "outbox.sqlite").c_str(), &database) == SQLITE_OK);
    const std::string first =
        "CREATE TABLE deposit (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
        " at INTEGER NOT NULL, manifest BLOB NOT NULL, manifest_digest BLOB NOT NULL,"
        " receipt TEXT NOT NULL, submitted INTEGER NOT NULL DEFAULT 0,"
        " closed INTEGER NOT NULL DEFAULT 0) STRICT;"
        "CREATE TABLE file (id TEXT PRIMARY KEY, deposit TEXT NOT NULL REFERENCES deposit (id),"
        " size INTEGER NOT NULL, digest BLOB NOT NULL, sealed BLOB NOT NULL,"
        " upload TEXT NOT NULL DEFAULT '') STRICT;"
        "CREATE INDEX file_of_deposit ON file (deposit);"
        "INSERT INTO deposit (id, at, manifest, manifest_digest, receipt) VALUES ('" +
        deposit.id.text() + "', 1, x'0102', x'03', 'DEP1:ABC');" +
        "INSERT INTO file (id, deposit, size, digest, sealed, upload) VALUES ('" + file.text() +
        "', '" + deposit.id.text() + "', 1, x'" +
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', x'00', "
        "'/v1/uploads/7')";
    REQUIRE(sqlite3_exec(database, first.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);

    const auto outbox = Outbox::open(scratch.path());
    REQUIRE(outbox.has_value());
    const auto kept = (*outbox)->find(deposit.id)->value();
    CHECK(kept.receipt == "DEP1:ABC");
    CHECK((*outbox)->upload_of(file) == "/v1/uploads/7");
    CHECK(tests::bytes_of(**outbox, kept.files.at(0)) == base::Bytes(1));
    CHECK((*outbox)->next(-1)->value().deposit == deposit.id);
    CHECK((*outbox)->waiting() == 1);
}
