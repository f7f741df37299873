#include "kiosk/adapters/outbox_rescue.h"
#include "kiosk/adapters/outbox_rows.h"
#include "kiosk/adapters/outbox_schema.h"
#include "tests/kiosk/adapters/scratch.h"
#include "tests/kiosk/adapters/some_deposit.h"

#include <doctest/doctest.h>
#include <string>

using namespace kiosk::adapters;
using tests::morning;
using tests::Scratch;

namespace
{

namespace fs = std::filesystem;

constexpr int deposits = 8;
constexpr std::uint64_t page_size = 4096;

KeptDeposit some_deposit()
{
    KeptDeposit deposit =
        tests::some_deposit(base::Bytes(9'000, std::byte{3})); // reaches over pages of its own
    for (std::uint64_t i = 0; i < 20; ++i)
        deposit.files.push_back(
            {.file = base::Uuid::make(morning), .size = 1'000 + i, .digest = {}});
    return deposit;
}

Database new_outbox(const fs::path& folder, const std::string& name)
{
    Database database = Database::open(folder / name).value();
    REQUIRE(prepare_outbox(database, SealedFiles{folder}).has_value());
    return database;
}

/// Deposits in a file that is closed; central has the last one.
std::vector<KeptDeposit> filled(const fs::path& folder)
{
    Database database = new_outbox(folder, "outbox.sqlite");
    std::vector<KeptDeposit> all;
    for (int i = 0; i < deposits; ++i) {
        all.push_back(some_deposit());
        REQUIRE(insert_whole(database, all.back()).has_value());
    }
    REQUIRE(close_deposit(database, all.back().id).has_value());
    return all;
}

struct PageUse {
    std::string table; ///< or index; empty for a page that nothing uses
    std::string kind;
};

std::vector<PageUse> pages_of(const fs::path& file)
{
    Database database = Database::look_into(file).value();
    std::vector<PageUse> uses(
        static_cast<std::size_t>(database.number("PRAGMA page_count").value()));
    Statement rows = database.prepare("SELECT pageno, name, pagetype FROM dbstat");
    while (rows.step().value())
        uses.at(static_cast<std::size_t>(rows.integer(0) - 1)) = {std::string{rows.text(1)},
                                                                  std::string{rows.text(2)}};
    return uses;
}

/// A copy of the outbox with other bytes in that page, from 0.
fs::path spoiled(const fs::path& folder, std::size_t page)
{
    const fs::path damaged = folder / "damaged.sqlite";
    for (const char* part : {"-wal", "-shm"})
        fs::remove(fs::path{damaged} += part);
    fs::copy_file(folder / "outbox.sqlite", damaged, fs::copy_options::overwrite_existing);
    std::fstream stream{damaged, std::ios::binary | std::ios::in | std::ios::out};
    stream.seekp(static_cast<std::streamoff>(page * page_size));
    stream << std::string(page_size, '\x5A');
    REQUIRE(stream.good());
    return damaged;
}

/// How many of them are there as they were.
std::int64_t found_again(Database& database, const std::vector<KeptDeposit>& all)
{
    std::int64_t count = 0;
    for (const KeptDeposit& deposit : all) {
        const auto found = find_deposit(database, deposit.id).value();
        if (!found)
            continue;
        ++count;
        if (&deposit == &all.back())
            CHECK(found->closed);
        else
            CHECK((found->manifest == deposit.manifest && found->files == deposit.files));
    }
    return count;
}

} // namespace

TEST_CASE("Whichever page of the outbox is damaged, all that can be read is rescued and the rest "
          "counted")
{
    const Scratch scratch;
    const auto all = filled(scratch.path());
    const auto uses = pages_of(scratch.path() / "outbox.sqlite");
    int of_rows = 0;
    for (std::size_t page = 0; page < uses.size(); ++page) {
        const auto& [table, kind] = uses[page];
        CAPTURE(page);
        CAPTURE(table);
        CAPTURE(kind);
        Database into = new_outbox(scratch.path(), "rescued-" + std::to_string(page));
        const auto rescued = rescue(spoiled(scratch.path(), page), into);
        REQUIRE_MESSAGE(rescued.has_value(), rescued.error().detail);
        CHECK(found_again(into, all) == rescued->moved);
        if (page == 0) {
            CHECK_FALSE(rescued->all_counted);
            CHECK(into.number("SELECT lost FROM aside") == lost_unknown);
            continue;
        }
        CHECK(rescued->all_counted);
        CHECK(rescued->moved + rescued->lost == deposits);
        CHECK(into.number("SELECT lost FROM aside") == rescued->lost);
        if (table != "deposit" && table != "file") {
            CHECK(rescued->lost == 0);
            continue;
        }
        ++of_rows;
        CHECK(rescued->lost > 0);
        if (kind == "overflow")
            CHECK(rescued->lost == 1);
        else if (table == "file" && kind == "leaf")
            CHECK(rescued->lost <= 3); // a page holds the files of no more
        else if (table == "file")
            CHECK(rescued->moved == 1); // central has it: no file of it waits
    }
    CHECK(of_rows > 10);
}
