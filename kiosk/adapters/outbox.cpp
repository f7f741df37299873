#include "kiosk/adapters/outbox.h"

#include "kiosk/adapters/outbox_schema.h"

#include <tuple>

namespace kiosk::adapters
{

using base::Result;

Outbox::Outbox(const std::filesystem::path& folder, OutboxFile::Note note)
    : m_file{folder, std::move(note)}, m_reserve{folder}
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
auto Outbox::attempt(const Deed& deed)
{
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

/// What empties the outbox goes on where the disk is full.
template <typename Deed>
auto Outbox::with_database(const Deed& deed)
{
    const std::lock_guard lock{m_mutex};
    auto done = attempt(deed);
    if (!done && done.error().code == base::ErrorCode::StorageFull && m_reserve.release())
        done = attempt(deed);
    return done;
}

Result<void> Outbox::add(const KeptDeposit& deposit, const std::vector<base::Uuid>& files,
                         const Seals& seals)
{
    const std::lock_guard lock{m_mutex};
    return attempt([&](Database& database) -> Result<void> {
        KeptDeposit whole = deposit;
        const auto before = TRY(find_deposit(database, deposit.id));
        if (before && before->closed)
            return base::failure(base::ErrorCode::DepositConflict, "central has it");
        const auto added = [&]() -> Result<void> {
            Transaction transaction = TRY(Transaction::begin(database));
            whole.files = TRY(m_file.sealed().write(files, seals));
            TRY(before ? replace_whole(database, whole) : insert_whole(database, whole));
            return transaction.commit();
        }();
        if (!added)
            take_back(database, whole);
        else if (before)
            m_file.sealed().erase(before->files);
        return added;
    });
}

/// A commit that failed may stand in the log all the same, for the next start to find: whoever was
/// told that nothing is deposited would have deposited. Until another has taken its place, its
/// files are needed.
void Outbox::take_back(Database& database, const KeptDeposit& deposit)
{
    Result<void> overwritten = commit_nothing(database);
    if (!overwritten && m_reserve.release())
        overwritten = commit_nothing(database);
    if (overwritten)
        m_file.sealed().erase(deposit.files);
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

Result<SealedReading> Outbox::open_file(const wire::SealedFile& file)
{
    return m_file.sealed().open(file);
}

Result<std::string> Outbox::upload_of(const base::Uuid& file)
{
    return with_database([&](Database& database) -> Result<std::string> {
        Statement row = database.prepare("SELECT upload FROM file WHERE id = ?");
        row.bind(file.text());
        return TRY(row.step()) ? std::string{row.text(0)} : std::string{};
    });
}

Result<void> Outbox::note_uploads(const std::vector<NotedUpload>& uploads)
{
    return with_database([&](Database& database) -> Result<void> {
        Transaction transaction = TRY(Transaction::begin(database));
        for (const NotedUpload& upload : uploads)
            TRY(database.prepare("UPDATE file SET upload = ? WHERE id = ?")
                    .bind(upload.location)
                    .bind(upload.file.text())
                    .run());
        return transaction.commit();
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
        const auto kept = TRY(find_deposit(database, deposit));
        return kept ? close(database, *kept) : Result<void>{};
    });
}

Result<bool> Outbox::close_sent(const KeptDeposit& sent)
{
    return with_database([&](Database& database) -> Result<bool> {
        const auto kept = TRY(find_deposit(database, sent.id));
        if (!kept || kept->manifest_digest != sent.manifest_digest)
            return false;
        TRY(close(database, *kept));
        return true;
    });
}

Result<void> Outbox::close(Database& database, const KeptDeposit& kept)
{
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(close_deposit(database, kept.id));
    TRY(transaction.commit());
    m_file.sealed().erase(kept.files);
    database.checkpoint();
    return {};
}

Result<void> Outbox::writable()
{
    return with_database(commit_nothing);
}

void Outbox::tidy()
{
    {
        const std::lock_guard lock{m_mutex};
        m_reserve.hold();
    }
    if (!m_swept)
        sweep();
}

void Outbox::sweep()
{
    for (const std::string& name : m_file.sealed().names()) {
        const auto wanted = is_wanted(name);
        if (!wanted)
            return;
        if (!*wanted)
            m_file.sealed().erase_name(name);
    }
    m_swept = true;
}

/// Where a damaged database was left aside, its files are left too.
Result<bool> Outbox::is_wanted(const std::string& name)
{
    return with_database([&](Database& database) -> Result<bool> {
        if (TRY(database.number("SELECT count(*) FROM aside")) != 0)
            return true;
        const auto id = SealedFiles::id_in(name);
        const auto file = id ? TRY(find_file(database, *id)) : std::nullopt;
        return file && SealedFiles::name_of(*file) == name;
    });
}

} // namespace kiosk::adapters
