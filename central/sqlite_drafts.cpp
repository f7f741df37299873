#include "central/sqlite_store.h"

namespace central
{

using base::Result;
using base::Uuid;
using sqlite::Statement;
using sqlite::Transaction;

Result<bool> SqliteStore::put_draft(const Draft& draft)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    if (TRY(find_deposit(draft.id)))
        return false;
    TRY(m_database.run(
        "INSERT INTO drafts (id, number, step, saved_at, sealed) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET step = excluded.step, saved_at = excluded.saved_at, "
        "sealed = excluded.sealed WHERE drafts.number = excluded.number",
        draft.id, draft.number, draft.step, draft.saved_at, draft.sealed));
    const bool kept = m_database.changed() == 1;
    TRY(transaction.commit());
    return kept;
}

Result<std::vector<Draft>> SqliteStore::drafts(const std::string& number)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare("SELECT id, number, step, saved_at, sealed FROM drafts "
                                       "WHERE number = ? ORDER BY saved_at DESC, id",
                                       number);
    std::vector<Draft> drafts;
    while (TRY(ask.step())) {
        Draft draft;
        draft.id = ask.uuid();
        draft.number = ask.text();
        draft.step = ask.text();
        draft.saved_at = ask.instant();
        draft.sealed = ask.bytes();
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

Result<FilePut> SqliteStore::put_draft_file(const DraftFile& file)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    FilePut put;
    {
        Statement owner = m_database.prepare("SELECT number FROM drafts WHERE id = ?", file.draft);
        if (TRY(owner.step()) && owner.text() != file.number)
            return put;
        Statement before =
            m_database.prepare("SELECT number, blob FROM draft_files WHERE draft = ? AND file = ?",
                               file.draft, file.file);
        if (TRY(before.step())) {
            if (before.text() != file.number)
                return put;
            put.replaced = before.uuid();
        }
    }
    TRY(m_database.run("INSERT INTO draft_files (draft, file, number, media_type, blob, kept_at) "
                       "VALUES (?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (draft, file) DO UPDATE SET media_type = excluded.media_type, "
                       "blob = excluded.blob, kept_at = excluded.kept_at",
                       file.draft, file.file, file.number, file.media_type, file.blob,
                       file.kept_at));
    TRY(transaction.commit());
    put.accepted = true;
    return put;
}

Result<std::optional<DraftFile>> SqliteStore::draft_file(const std::string& number,
                                                         const Uuid& draft, const Uuid& file)
{
    const Lock lock{m_mutex};
    Statement ask =
        m_database.prepare("SELECT draft, file, number, media_type, blob, kept_at FROM draft_files "
                           "WHERE draft = ? AND file = ? AND number = ?",
                           draft, file, number);
    if (!TRY(ask.step()))
        return std::nullopt;
    DraftFile found;
    found.draft = ask.uuid();
    found.file = ask.uuid();
    found.number = ask.text();
    found.media_type = ask.text();
    found.blob = ask.uuid();
    found.kept_at = ask.instant();
    return found;
}

Result<std::vector<Uuid>> SqliteStore::forget_draft(const std::string& number, const Uuid& draft)
{
    std::vector<Uuid> blobs;
    {
        Statement files = m_database.prepare(
            "DELETE FROM draft_files WHERE draft = ? AND number = ? RETURNING blob", draft, number);
        while (TRY(files.step()))
            blobs.push_back(files.uuid());
    }
    TRY(m_database.run("DELETE FROM drafts WHERE id = ? AND number = ?", draft, number));
    return blobs;
}

Result<std::vector<Uuid>> SqliteStore::remove_draft(const std::string& number, const Uuid& draft)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    std::vector<Uuid> blobs = TRY(forget_draft(number, draft));
    TRY(transaction.commit());
    return blobs;
}

Result<std::vector<Uuid>> SqliteStore::remove_stale_drafts(base::Instant before)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    TRY(m_database.run("DELETE FROM drafts WHERE saved_at < ?", before));
    std::vector<Uuid> blobs;
    {
        Statement files = m_database.prepare(
            "DELETE FROM draft_files WHERE kept_at < ? AND NOT EXISTS "
            "(SELECT 1 FROM drafts WHERE drafts.id = draft_files.draft) RETURNING blob",
            before);
        while (TRY(files.step()))
            blobs.push_back(files.uuid());
    }
    TRY(transaction.commit());
    return blobs;
}

} // namespace central
