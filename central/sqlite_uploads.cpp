#include "central/sqlite_store.h"

namespace central
{

using base::Result;
using base::Uuid;
using sqlite::Statement;
using sqlite::Transaction;

namespace
{

Upload upload_of(Statement& row)
{
    Upload upload;
    upload.id = row.uuid();
    upload.kiosk = row.text();
    upload.deposit = row.uuid();
    upload.file = row.uuid();
    upload.digest = row.digest();
    upload.length = static_cast<std::uint64_t>(row.whole());
    upload.expires_at = row.instant();
    return upload;
}

Result<std::vector<Upload>> all_of(Statement ask)
{
    std::vector<Upload> uploads;
    while (TRY(ask.step()))
        uploads.push_back(upload_of(ask));
    return uploads;
}

} // namespace

Result<Upload> SqliteStore::open_upload(const Upload& upload)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    TRY(m_database.run("INSERT INTO uploads (id, kiosk, deposit, file, digest, length, "
                       "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (kiosk, deposit, file, digest) DO UPDATE SET "
                       "expires_at = excluded.expires_at",
                       upload.id, upload.kiosk, upload.deposit, upload.file, upload.digest,
                       upload.length, upload.expires_at));
    Upload open;
    {
        Statement ask = m_database.prepare(
            "SELECT id, kiosk, deposit, file, digest, length, expires_at FROM uploads "
            "WHERE kiosk = ? AND deposit = ? AND file = ? AND digest = ?",
            upload.kiosk, upload.deposit, upload.file, upload.digest);
        TRY(ask.step());
        open = upload_of(ask);
    }
    TRY(transaction.commit());
    return open;
}

Result<std::optional<Upload>> SqliteStore::upload(const Uuid& id)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT id, kiosk, deposit, file, digest, length, expires_at FROM uploads WHERE id = ?",
        id);
    if (!TRY(ask.step()))
        return std::nullopt;
    return upload_of(ask);
}

Result<std::vector<Upload>> SqliteStore::uploads_of(const std::string& kiosk, const Uuid& deposit)
{
    const Lock lock{m_mutex};
    return all_of(m_database.prepare(
        "SELECT id, kiosk, deposit, file, digest, length, expires_at FROM uploads "
        "WHERE kiosk = ? AND deposit = ? ORDER BY id",
        kiosk, deposit));
}

Result<void> SqliteStore::extend_upload(const Uuid& id, base::Instant expires_at)
{
    const Lock lock{m_mutex};
    return m_database.run("UPDATE uploads SET expires_at = ? WHERE id = ?", expires_at, id);
}

Result<void> SqliteStore::remove_upload(const Uuid& id)
{
    const Lock lock{m_mutex};
    return m_database.run("DELETE FROM uploads WHERE id = ?", id);
}

Result<std::vector<Upload>> SqliteStore::expired_uploads(base::Instant now)
{
    const Lock lock{m_mutex};
    return all_of(m_database.prepare(
        "SELECT id, kiosk, deposit, file, digest, length, expires_at FROM uploads "
        "WHERE expires_at <= ? ORDER BY id",
        now));
}

} // namespace central
