#include "kiosk/adapters/outbox.h"

#include "shared/wire/envelope.h"

#include <algorithm>
#include <tuple>

namespace kiosk::adapters
{

namespace
{

using base::Result;

constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS deposit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    manifest BLOB NOT NULL,
    manifest_digest BLOB NOT NULL,
    receipt TEXT NOT NULL,
    submitted INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS file (
    id TEXT PRIMARY KEY,
    deposit TEXT NOT NULL REFERENCES deposit (id),
    size INTEGER NOT NULL,
    digest BLOB NOT NULL,
    sealed BLOB NOT NULL,
    upload TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS file_of_deposit ON file (deposit);
)";

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

Result<void> insert_file(Database& database, const base::Uuid& deposit, const base::Uuid& file,
                         base::ByteView sealed)
{
    return database
        .prepare("INSERT INTO file (id, deposit, size, digest, sealed) VALUES (?, ?, ?, ?, ?)")
        .bind(file.text())
        .bind(deposit.text())
        .bind(static_cast<std::int64_t>(sealed.size()))
        .bind(wire::sha256_of(sealed))
        .bind(sealed)
        .run();
}

Result<std::vector<wire::SealedFile>> files_of(Database& database, const base::Uuid& deposit)
{
    Statement rows =
        database.prepare("SELECT id, size, digest FROM file WHERE deposit = ? ORDER BY rowid");
    rows.bind(deposit.text());
    std::vector<wire::SealedFile> files;
    while (TRY(rows.step()))
        files.push_back({.file = uuid_of(rows.text(0)),
                         .size = static_cast<std::uint64_t>(rows.integer(1)),
                         .digest = array_of<32>(rows.bytes(2))});
    return files;
}

} // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(const std::filesystem::path& file)
{
    Database database = TRY(Database::open(file));
    TRY(database.execute(schema));
    return std::unique_ptr<Outbox>{new Outbox{std::move(database)}};
}

Result<void> Outbox::add(const KeptDeposit& deposit, const std::vector<base::Uuid>& files,
                         const Seals& seals)
{
    const std::lock_guard lock{m_mutex};
    const auto added = [&]() -> Result<void> {
        Transaction transaction = TRY(Transaction::begin(m_database));
        TRY(insert_deposit(m_database, deposit));
        for (const base::Uuid& file : files)
            TRY(insert_file(m_database, deposit.id, file, TRY(seals(file))));
        return transaction.commit();
    }();
    // A commit that failed may stand in the log all the same, for the next start to find: whoever
    // was told that nothing is deposited would have deposited. Any other commit takes its place.
    if (!added)
        std::ignore = m_database.execute("PRAGMA user_version = 0");
    return added;
}

Result<std::vector<base::Uuid>> Outbox::waiting()
{
    const std::lock_guard lock{m_mutex};
    Statement rows =
        m_database.prepare("SELECT id FROM deposit WHERE closed = 0 ORDER BY sequence");
    std::vector<base::Uuid> deposits;
    while (TRY(rows.step()))
        deposits.push_back(uuid_of(rows.text(0)));
    return deposits;
}

Result<std::optional<KeptDeposit>> Outbox::find(const base::Uuid& deposit)
{
    const std::lock_guard lock{m_mutex};
    Statement row = m_database.prepare("SELECT at, manifest, manifest_digest, receipt, submitted, "
                                       "closed FROM deposit WHERE id = ?");
    row.bind(deposit.text());
    if (!TRY(row.step()))
        return std::nullopt;
    const base::ByteView manifest = row.bytes(1);
    auto files = TRY(files_of(m_database, deposit));
    return KeptDeposit{.id = deposit,
                       .at = base::Instant{std::chrono::milliseconds{row.integer(0)}},
                       .manifest = {manifest.begin(), manifest.end()},
                       .manifest_digest = array_of<32>(row.bytes(2)),
                       .receipt = std::string{row.text(3)},
                       .submitted = row.integer(4) != 0,
                       .closed = row.integer(5) != 0,
                       .files = std::move(files)};
}

Result<base::Bytes> Outbox::file_bytes(const base::Uuid& file)
{
    const std::lock_guard lock{m_mutex};
    Statement row = m_database.prepare("SELECT sealed FROM file WHERE id = ?");
    row.bind(file.text());
    if (!TRY(row.step()))
        return base::failure(base::ErrorCode::StorageFailed, "outbox: a file is gone");
    const base::ByteView bytes = row.bytes(0);
    return base::Bytes{bytes.begin(), bytes.end()};
}

Result<std::string> Outbox::upload_of(const base::Uuid& file)
{
    const std::lock_guard lock{m_mutex};
    Statement row = m_database.prepare("SELECT upload FROM file WHERE id = ?");
    row.bind(file.text());
    return TRY(row.step()) ? std::string{row.text(0)} : std::string{};
}

Result<void> Outbox::note_upload(const base::Uuid& file, const std::string& location)
{
    const std::lock_guard lock{m_mutex};
    return m_database.prepare("UPDATE file SET upload = ? WHERE id = ?")
        .bind(location)
        .bind(file.text())
        .run();
}

Result<void> Outbox::note_submitted(const base::Uuid& deposit)
{
    const std::lock_guard lock{m_mutex};
    return m_database.prepare("UPDATE deposit SET submitted = 1 WHERE id = ?")
        .bind(deposit.text())
        .run();
}

Result<void> Outbox::note_refused(const base::Uuid& deposit)
{
    const std::lock_guard lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    TRY(m_database.prepare("UPDATE deposit SET submitted = 0 WHERE id = ?")
            .bind(deposit.text())
            .run());
    TRY(m_database.prepare("UPDATE file SET upload = '' WHERE deposit = ?")
            .bind(deposit.text())
            .run());
    return transaction.commit();
}

Result<void> Outbox::close(const base::Uuid& deposit)
{
    const std::lock_guard lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    TRY(m_database.prepare("DELETE FROM file WHERE deposit = ?").bind(deposit.text()).run());
    TRY(m_database
            .prepare("UPDATE deposit SET closed = 1, manifest = x'', manifest_digest = x'', "
                     "receipt = '' WHERE id = ?")
            .bind(deposit.text())
            .run());
    TRY(transaction.commit());
    // It is closed now; what the log still holds of it goes at the latest with the next one.
    std::ignore = m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
}

} // namespace kiosk::adapters
