#include "central/sql_store.h"

namespace central
{

using base::Result;
using base::Uuid;

namespace
{

Upload upload_of(sql::Row& row)
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

Result<bool> is_deposited(sql::Connection& connection, const Uuid& blob)
{
    return !TRY(connection.ask("SELECT 1 FROM deposit_files WHERE blob = $1", blob)).all.empty();
}

} // namespace

Result<Upload> SqlStore::open_upload(const Upload& upload)
{
    sql::Rows open = TRY(m_pool->ask(
        "INSERT INTO uploads (id, kiosk, deposit, file, digest, length, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kiosk, deposit, file, digest) "
        "DO UPDATE SET expires_at = excluded.expires_at "
        "RETURNING id, kiosk, deposit, file, digest, length, expires_at",
        upload.id, upload.kiosk, upload.deposit, upload.file, upload.digest, upload.length,
        upload.expires_at));
    return sql::one(std::move(open), upload_of).value_or(upload);
}

Result<std::optional<Upload>> SqlStore::upload(const Uuid& id)
{
    return sql::one(TRY(m_pool->ask("SELECT id, kiosk, deposit, file, digest, length, expires_at "
                                    "FROM uploads WHERE id = $1",
                                    id)),
                    upload_of);
}

Result<std::vector<Upload>> SqlStore::uploads_of(const std::string& kiosk, const Uuid& deposit)
{
    return sql::every(TRY(m_pool->ask("SELECT id, kiosk, deposit, file, digest, length, expires_at "
                                      "FROM uploads WHERE kiosk = $1 AND deposit = $2 ORDER BY id",
                                      kiosk, deposit)),
                      upload_of);
}

Result<void> SqlStore::extend_upload(const Uuid& id, base::Instant expires_at)
{
    return m_pool->run("UPDATE uploads SET expires_at = $1 WHERE id = $2", expires_at, id);
}

Result<bool> SqlStore::remove_upload(const Uuid& id, std::optional<base::Instant> expired_by)
{
    bool found = false;
    return m_pool->transaction([&](sql::Attempt& attempt) -> Result<bool> {
        const sql::Rows gone =
            TRY(attempt.connection.ask("DELETE FROM uploads WHERE id = $1 AND expires_at <= $2", id,
                                       expired_by.value_or(base::Instant::max())));
        if (gone.changed > 0 || !attempt.perhaps_done) {
            found = gone.changed > 0;
            return found;
        }
        // Forgotten by the try before, unless a deposit took it after that one had come to nothing.
        return found && !TRY(is_deposited(attempt.connection, id));
    });
}

Result<std::vector<Upload>> SqlStore::expired_uploads(base::Instant now)
{
    return sql::every(TRY(m_pool->ask("SELECT id, kiosk, deposit, file, digest, length, expires_at "
                                      "FROM uploads WHERE expires_at <= $1 ORDER BY id",
                                      now)),
                      upload_of);
}

} // namespace central
