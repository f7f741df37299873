#include "kiosk/adapters/outbox.h"

#include "kiosk/adapters/outbox_schema.h"

#include <tuple>

namespace kiosk::adapters
{

using base::Result;

Outbox::Outbox(const std::filesystem::path& folder, OutboxFile::Note note)
    : m_file{folder, std::move(note)}
{
}

Result<std::unique_ptr<Outbox>> Outbox::open(const std::filesystem::path& folder)
{
    auto outbox = std::make_unique<Outbox>(folder);
    TRY(outbox->m_file.open());
    return outbox;
}

/// Does it with the open database; where that turns out to be damaged, again with the one that
/// takes its place.
template <typename Deed>
auto Outbox::with_database(const Deed& deed)
{
    const std::lock_guard lock{m_mutex};
    using Done = decltype(deed(std::declval<Database&>()));
    auto database = m_file.open();
    if (!database)
        return Done{std::unexpected{database.error()}};
    auto done = deed(**database);
    if (!done && (*database)->trouble() == StorageTrouble::Damaged && m_file.put_right()) {
        database = m_file.open();
        if (database)
            done = deed(**database);
    }
    return done;
}

Result<void> Outbox::add(const KeptDeposit& deposit, const std::vector<base::Uuid>& files,
                         const Seals& seals)
{
    return with_database([&](Database& database) {
        const auto added = [&]() -> Result<void> {
            Transaction transaction = TRY(Transaction::begin(database));
            TRY(insert_whole(database, deposit, files, seals));
            return transaction.commit();
        }();
        // A commit that failed may stand in the log all the same, for the next start to find:
        // whoever was told that nothing is deposited would have deposited.
        if (!added)
            std::ignore = commit_nothing(database);
        return added;
    });
}

Result<std::optional<Turn>> Outbox::next(std::int64_t after_turn)
{
    return with_database([&](Database& database) -> Result<std::optional<Turn>> {
        Statement row = database.prepare("SELECT id, turn FROM deposit WHERE closed = 0 "
                                         "AND turn > ? ORDER BY turn LIMIT 1");
        row.bind(after_turn);
        if (!TRY(row.step()))
            return std::nullopt;
        return Turn{.deposit = base::Uuid::parse(row.text(0)).value_or(base::Uuid{}),
                    .turn = row.integer(1)};
    });
}

Result<std::uint64_t> Outbox::waiting()
{
    return with_database([](Database& database) -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(TRY(database.number("SELECT waiting FROM line")));
    });
}

Result<Held> Outbox::held()
{
    return with_database(held_in);
}

Result<base::Instant> Outbox::last_hour()
{
    return with_database([](Database& database) -> Result<base::Instant> {
        return base::Instant{std::chrono::milliseconds{TRY(database.number(
            "SELECT max(heard_at, coalesce((SELECT at FROM deposit ORDER BY sequence DESC LIMIT 1),"
            " 0)) FROM line"))}};
    });
}

Result<std::optional<KeptDeposit>> Outbox::find(const base::Uuid& deposit)
{
    return with_database([&](Database& database) { return find_deposit(database, deposit); });
}

Result<base::Bytes> Outbox::file_bytes(const wire::SealedFile& file)
{
    return with_database([&](Database& database) -> Result<base::Bytes> {
        Statement row = database.prepare("SELECT bytes FROM sealed WHERE file = ?");
        row.bind(file.file.text());
        if (!TRY(row.step()) || row.bytes(0).size() != file.size)
            return base::failure(base::ErrorCode::DataInvalid, "outbox: a file is gone");
        const base::ByteView bytes = row.bytes(0);
        return base::Bytes{bytes.begin(), bytes.end()};
    });
}

Result<std::string> Outbox::upload_of(const base::Uuid& file)
{
    return with_database([&](Database& database) -> Result<std::string> {
        Statement row = database.prepare("SELECT upload FROM file WHERE id = ?");
        row.bind(file.text());
        return TRY(row.step()) ? std::string{row.text(0)} : std::string{};
    });
}

Result<void> Outbox::note_upload(const base::Uuid& file, const std::string& location)
{
    return with_database([&](Database& database) {
        return database.prepare("UPDATE file SET upload = ? WHERE id = ?")
            .bind(location)
            .bind(file.text())
            .run();
    });
}

Result<void> Outbox::note_submitted(const base::Uuid& deposit)
{
    return with_database([&](Database& database) {
        return database.prepare("UPDATE deposit SET submitted = 1 WHERE id = ?")
            .bind(deposit.text())
            .run();
    });
}

Result<void> Outbox::note_refused(const base::Uuid& deposit)
{
    return with_database([&](Database& database) -> Result<void> {
        Transaction transaction = TRY(Transaction::begin(database));
        TRY(database.prepare("UPDATE deposit SET submitted = 0 WHERE id = ?")
                .bind(deposit.text())
                .run());
        TRY(database.prepare("UPDATE file SET upload = '' WHERE deposit = ?")
                .bind(deposit.text())
                .run());
        return transaction.commit();
    });
}

Result<void> Outbox::note_failure(const base::Uuid& deposit, const Failure& failure)
{
    return with_database([&](Database& database) {
        return database
            .prepare("UPDATE deposit SET tries = tries + 1, failure = ?, tried_at = ?, "
                     "next_try = ? WHERE id = ? AND closed = 0")
            .bind(name_of(failure.code))
            .bind(failure.at.time_since_epoch().count())
            .bind(failure.next_try.time_since_epoch().count())
            .bind(deposit.text())
            .run();
    });
}

Result<void> Outbox::note_line(const std::optional<Failure>& failure, base::Instant at)
{
    return with_database([&](Database& database) {
        if (!failure)
            return database.prepare("UPDATE line SET heard_at = ?, failure = ''")
                .bind(at.time_since_epoch().count())
                .run();
        return database.prepare("UPDATE line SET failure = ?, failed_at = ?, next_try = ?")
            .bind(name_of(failure->code))
            .bind(failure->at.time_since_epoch().count())
            .bind(failure->next_try.time_since_epoch().count())
            .run();
    });
}

Result<void> Outbox::note_clock(std::chrono::seconds off)
{
    return with_database([&](Database& database) {
        return database.prepare("UPDATE line SET clock_off = ?")
            .bind(std::int64_t{off.count()})
            .run();
    });
}

Result<void> Outbox::close(const base::Uuid& deposit)
{
    return with_database([&](Database& database) -> Result<void> {
        Transaction transaction = TRY(Transaction::begin(database));
        TRY(close_deposit(database, deposit));
        TRY(transaction.commit());
        database.checkpoint();
        return {};
    });
}

Result<void> Outbox::writable()
{
    return with_database(commit_nothing);
}

void Outbox::tidy()
{
    std::ignore = with_database([](Database& database) -> Result<void> {
        database.checkpoint();
        return {};
    });
}

} // namespace kiosk::adapters
