#include "kiosk/adapters/outbox_rescue.h"

#include "kiosk/adapters/outbox_rows.h"
#include "shared/base/clock.h"

#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

namespace kiosk::adapters
{

namespace
{

using base::Result;

using Files = std::map<base::Uuid, std::vector<wire::SealedFile>>; ///< of each deposit

/// More than a kiosk takes in its life: a number beyond it is damage, and not to be counted up to.
constexpr std::int64_t most_rows = 1'000'000;

/// A number of a row; nothing where it cannot be read.
std::optional<std::int64_t> row_number(Database& damaged, const std::string& statement)
{
    const auto number = damaged.number(statement);
    if (!number || *number < 0 || *number > most_rows)
        return std::nullopt;
    return *number;
}

std::optional<std::int64_t> last_row(Database& damaged, std::string_view table)
{
    return row_number(damaged, fmt::format("SELECT max(rowid) FROM {} NOT INDEXED", table));
}

/// How far the rows can be read one after the other.
std::int64_t last_reached(Database& damaged, std::string_view table)
{
    Statement rows =
        damaged.prepare(fmt::format("SELECT rowid FROM {} NOT INDEXED ORDER BY rowid", table));
    std::int64_t last = 0;
    for (auto row = rows.step(); row && *row && rows.integer(0) <= most_rows; row = rows.step())
        last = rows.integer(0);
    return last;
}

/// Over the rows from that number on, as far as they can be read; the number after the last.
std::int64_t read_files(Database& damaged, std::int64_t from, Files& files)
{
    Statement rows = damaged.prepare("SELECT id, size, digest, deposit, rowid FROM file "
                                     "NOT INDEXED WHERE rowid >= ? ORDER BY rowid");
    rows.bind(from);
    auto row = rows.step();
    for (; row && *row; row = rows.step()) {
        from = rows.integer(4) + 1;
        if (const auto deposit = base::Uuid::parse(rows.text(3)))
            files[*deposit].push_back(file_in(rows));
    }
    return row ? most_rows + 1 : from;
}

Files all_files(Database& damaged)
{
    const std::int64_t last = last_row(damaged, "file").value_or(0);
    Files files;
    std::int64_t next = read_files(damaged, 1, files);
    while (next < last) // what could not be read may stand anywhere up to the last row
        next = read_files(damaged, next + 1, files);
    return files;
}

/// Those of an earlier kiosk did not count the manifest.
bool is_whole(const KeptDeposit& deposit, std::uint64_t bytes)
{
    const auto sealed = std::accumulate(
        deposit.files.begin(), deposit.files.end(), std::uint64_t{0},
        [](std::uint64_t sum, const wire::SealedFile& file) { return sum + file.size; });
    return sealed == bytes || sealed + deposit.manifest.size() == bytes;
}

/// The deposit of that number; nothing where it cannot be read whole.
std::optional<KeptDeposit> deposit_at(Database& damaged, std::int64_t number, const Files& files)
{
    Statement row = damaged.prepare(
        fmt::format("SELECT {}, bytes FROM deposit NOT INDEXED WHERE rowid = ?", deposit_columns));
    const auto found = row.bind(number).step();
    if (!found || !*found)
        return std::nullopt;
    KeptDeposit deposit = deposit_in(row);
    if (deposit.id == base::Uuid{})
        return std::nullopt;
    if (deposit.closed)
        return deposit;
    if (const auto own = files.find(deposit.id); own != files.end())
        deposit.files = own->second;
    const auto bytes = static_cast<std::uint64_t>(row.integer(deposit_column_count));
    return is_whole(deposit, bytes) ? std::optional{deposit} : std::nullopt;
}

Result<void> copy(Database& into, const KeptDeposit& deposit)
{
    Transaction transaction = TRY(Transaction::begin(into));
    TRY(insert_whole(into, deposit));
    if (deposit.submitted)
        TRY(into.prepare("UPDATE deposit SET submitted = 1 WHERE id = ?")
                .bind(deposit.id.text())
                .run());
    if (deposit.closed)
        TRY(close_deposit(into, deposit.id));
    return transaction.commit();
}

Result<Rescued> copy_all(Database& damaged, Database& into)
{
    // No row is ever taken away: up to the last number, each that is missing is lost.
    const auto told = row_number(damaged, "SELECT seq FROM sqlite_sequence WHERE name = 'deposit'");
    const auto found = last_row(damaged, "deposit");
    Rescued rescued{.all_counted = told || found};
    const std::int64_t last = rescued.all_counted ? std::max(told.value_or(0), found.value_or(0))
                                                  : last_reached(damaged, "deposit");
    const Files files = all_files(damaged);
    std::set<base::Uuid> met;
    for (std::int64_t number = 1; number <= last; ++number) {
        const auto deposit = deposit_at(damaged, number, files);
        const bool moves = deposit && met.insert(deposit->id).second;
        if (moves)
            TRY(copy(into, *deposit));
        ++(moves ? rescued.moved : rescued.lost);
    }
    return rescued;
}

} // namespace

Result<Rescued> rescue(const std::filesystem::path& damaged, Database& into)
{
    Rescued rescued;
    if (auto opened = Database::look_into(damaged))
        rescued = TRY(copy_all(*opened, into));
    TRY(into.prepare("INSERT OR REPLACE INTO aside (file, at, moved, lost) VALUES (?, ?, ?, ?)")
            .bind(damaged.filename().string())
            .bind(base::SystemClock{}.now().time_since_epoch().count())
            .bind(rescued.moved)
            .bind(rescued.all_counted ? rescued.lost : lost_unknown)
            .run());
    return rescued;
}

} // namespace kiosk::adapters
