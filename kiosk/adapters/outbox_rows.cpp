#include "kiosk/adapters/outbox_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::adapters
{

namespace
{

using base::Result;

template <std::size_t size>
std::array<std::byte, size> array_of(base::ByteView bytes)
{
    std::array<std::byte, size> array{};
    std::copy_n(bytes.begin(), std::min(size, bytes.size()), array.begin());
    return array;
}

base::Uuid uuid_of(std::string_view text)
{
    return base::Uuid::parse(text).value_or(base::Uuid{});
}

Result<void> insert_deposit(Database& database, const KeptDeposit& deposit)
{
    return database
        .prepare("INSERT INTO deposit (id, at, manifest, manifest_digest, receipt) "
                 "VALUES (?, ?, ?, ?, ?)")
        .bind(deposit.id.text())
        .bind(deposit.at.time_since_epoch().count())
        .bind(deposit.manifest)
        .bind(deposit.manifest_digest)
        .bind(deposit.receipt)
        .run();
}

Result<void> insert_file(Database& database, const base::Uuid& deposit,
                         const wire::SealedFile& file)
{
    return database.prepare("INSERT INTO file (id, deposit, size, digest) VALUES (?, ?, ?, ?)")
        .bind(file.file.text())
        .bind(deposit.text())
        .bind(static_cast<std::int64_t>(file.size))
        .bind(file.digest)
        .run();
}

/// A large deposit lets one small one pass for each of its four million bytes, at most eight. Of
/// two that would have the same turn, the older one has it.
Result<void> enqueue(Database& database, const KeptDeposit& deposit, std::int64_t bytes)
{
    const std::int64_t passed = std::min<std::int64_t>(8, bytes / 4'000'000);
    TRY(database.prepare("UPDATE deposit SET bytes = ?, turn = sequence * 16 + ? WHERE id = ?")
            .bind(bytes)
            .bind(passed * 16 + 15 - passed)
            .bind(deposit.id.text())
            .run());
    TRY(database.prepare("UPDATE line SET waiting = waiting + 1, bytes = bytes + ?")
            .bind(bytes)
            .run());
    const auto day = std::chrono::floor<std::chrono::days>(deposit.at).time_since_epoch().count();
    return database
        .prepare("INSERT INTO day (day, bytes) VALUES (?, ?) "
                 "ON CONFLICT (day) DO UPDATE SET bytes = bytes + excluded.bytes")
        .bind(std::int64_t{day})
        .bind(bytes)
        .run();
}

Result<std::vector<wire::SealedFile>> files_of(Database& database, const base::Uuid& deposit)
{
    const std::string id = deposit.text();
    Statement rows =
        database.prepare("SELECT id, size, digest FROM file WHERE deposit = ? ORDER BY rowid");
    rows.bind(id);
    std::vector<wire::SealedFile> files;
    while (TRY(rows.step()))
        files.push_back(file_in(rows));
    return files;
}

/// Puts a deposit's files, and what they weigh, in the line.
Result<void> insert_files(Database& database, const KeptDeposit& deposit)
{
    std::uint64_t bytes = deposit.manifest.size();
    for (const wire::SealedFile& file : deposit.files) {
        TRY(insert_file(database, deposit.id, file));
        bytes += file.size;
    }
    return enqueue(database, deposit, static_cast<std::int64_t>(bytes));
}

/// Takes them out of it.
Result<void> forget_files(Database& database, const base::Uuid& deposit)
{
    const std::string id = deposit.text();
    TRY(database
            .prepare("UPDATE line SET waiting = waiting - 1, bytes = bytes - "
                     "(SELECT bytes FROM deposit WHERE id = ?) "
                     "WHERE (SELECT closed FROM deposit WHERE id = ?) = 0")
            .bind(id)
            .bind(id)
            .run());
    return database.prepare("DELETE FROM file WHERE deposit = ?").bind(id).run();
}

} // namespace

wire::SealedFile file_in(const Statement& row)
{
    return {.file = uuid_of(row.text(0)),
            .size = static_cast<std::uint64_t>(row.integer(1)),
            .digest = array_of<32>(row.bytes(2))};
}

KeptDeposit deposit_in(const Statement& row)
{
    const base::ByteView manifest = row.bytes(2);
    return {.id = uuid_of(row.text(0)),
            .at = base::Instant{std::chrono::milliseconds{row.integer(1)}},
            .manifest = {manifest.begin(), manifest.end()},
            .manifest_digest = array_of<32>(row.bytes(3)),
            .receipt = std::string{row.text(4)},
            .submitted = row.integer(5) != 0,
            .closed = row.integer(6) != 0,
            .failure = std::string{row.text(7)},
            .files = {}};
}

Result<std::optional<KeptDeposit>> find_deposit(Database& database, const base::Uuid& deposit)
{
    Statement row =
        database.prepare(fmt::format("SELECT {} FROM deposit WHERE id = ?", deposit_columns));
    row.bind(deposit.text());
    if (!TRY(row.step()))
        return std::nullopt;
    KeptDeposit kept = deposit_in(row);
    kept.files = TRY(files_of(database, deposit));
    return kept;
}

Result<std::optional<wire::SealedFile>> find_file(Database& database, const base::Uuid& file)
{
    Statement row = database.prepare("SELECT id, size, digest FROM file WHERE id = ?");
    row.bind(file.text());
    return TRY(row.step()) ? std::optional{file_in(row)} : std::nullopt;
}

Result<void> insert_whole(Database& database, const KeptDeposit& deposit)
{
    TRY(insert_deposit(database, deposit));
    return insert_files(database, deposit);
}

Result<void> replace_whole(Database& database, const KeptDeposit& deposit)
{
    TRY(forget_files(database, deposit.id));
    TRY(database
            .prepare("UPDATE deposit SET at = ?, manifest = ?, manifest_digest = ?, receipt = ?, "
                     "submitted = 0, tries = 0, failure = '', tried_at = 0, next_try = 0 "
                     "WHERE id = ?")
            .bind(deposit.at.time_since_epoch().count())
            .bind(deposit.manifest)
            .bind(deposit.manifest_digest)
            .bind(deposit.receipt)
            .bind(deposit.id.text())
            .run());
    return insert_files(database, deposit);
}

Result<void> close_deposit(Database& database, const base::Uuid& deposit)
{
    TRY(forget_files(database, deposit));
    return database
        .prepare("UPDATE deposit SET closed = 1, manifest = x'', manifest_digest = x'', "
                 "receipt = '', failure = '' WHERE id = ?")
        .bind(deposit.text())
        .run();
}

Result<Held> held_in(Database& database)
{
    Held held;
    held.waiting = static_cast<std::uint64_t>(TRY(database.number("SELECT bytes FROM line")));
    Statement days = database.prepare("SELECT count(*), coalesce(sum(bytes), 0) FROM "
                                      "(SELECT bytes FROM day ORDER BY day DESC LIMIT 14)");
    TRY(days.step());
    if (constexpr std::int64_t least = 3; days.integer(0) >= least)
        held.seen_a_day = static_cast<std::uint64_t>(days.integer(1) / days.integer(0));
    return held;
}

} // namespace kiosk::adapters
