#include "central/sql_store.h"

#include <algorithm>

namespace central
{

using base::Result;
using base::Uuid;
using sql::Attempt;
using sql::Connection;
using sql::Row;

namespace
{

Draft draft_of(Row& row)
{
    Draft draft;
    draft.id = row.uuid();
    draft.number = row.text();
    draft.step = row.text();
    draft.saved_at = row.instant();
    draft.sealed = row.bytes();
    return draft;
}

DraftFile draft_file_of(Row& row)
{
    DraftFile file;
    file.draft = row.uuid();
    file.file = row.uuid();
    file.number = row.text();
    file.media_type = row.text();
    file.blob = row.uuid();
    file.kept_at = row.instant();
    return file;
}

std::string text_of(Row& row)
{
    return row.text();
}

/// In order of their age, whatever order the backend found them in.
std::vector<Uuid> blobs_of(sql::Rows rows)
{
    std::vector<Uuid> blobs;
    blobs.reserve(rows.all.size());
    for (Row& row : rows.all)
        blobs.push_back(row.uuid());
    std::ranges::sort(blobs);
    return blobs;
}

/// `put` is what an earlier try of the same call found.
Result<FilePut> put_file(Connection& connection, const DraftFile& file, FilePut put)
{
    const auto owner = sql::one(
        TRY(connection.ask("SELECT number FROM drafts WHERE id = $1", file.draft)), text_of);
    const auto before =
        sql::one(TRY(connection.ask("SELECT draft, file, number, media_type, blob, kept_at "
                                    "FROM draft_files WHERE draft = $1 AND file = $2",
                                    file.draft, file.file)),
                 draft_file_of);
    if (owner.value_or(file.number) != file.number || (before && before->number != file.number))
        return FilePut{};
    // Where the very blob is there, that earlier try was kept.
    if (!before || before->blob != file.blob)
        put.replaced = before ? std::optional{before->blob} : std::nullopt;
    TRY(connection.ask("INSERT INTO draft_files (draft, file, number, media_type, blob, kept_at) "
                       "VALUES ($1, $2, $3, $4, $5, $6) "
                       "ON CONFLICT (draft, file) DO UPDATE SET media_type = excluded.media_type, "
                       "blob = excluded.blob, kept_at = excluded.kept_at",
                       file.draft, file.file, file.number, file.media_type, file.blob,
                       file.kept_at));
    put.accepted = true;
    return put;
}

} // namespace

Result<bool> SqlStore::put_draft(const Draft& draft)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<bool> {
        if (TRY(find_deposit(attempt.connection, draft.id)))
            return false;
        const sql::Rows put = TRY(attempt.connection.ask(
            "INSERT INTO drafts (id, number, step, saved_at, sealed) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (id) DO UPDATE SET step = excluded.step, saved_at = excluded.saved_at, "
            "sealed = excluded.sealed WHERE drafts.number = excluded.number",
            draft.id, draft.number, draft.step, draft.saved_at, draft.sealed));
        if (put.changed != 1)
            return false;
        journal.note(Deed::DraftSaved, draft.id.text(), content_of(draft.sealed));
        return true;
    });
}

Result<std::vector<Draft>> SqlStore::drafts(const std::string& number)
{
    return sql::every(TRY(m_pool->ask("SELECT id, number, step, saved_at, sealed FROM drafts "
                                      "WHERE number = $1 ORDER BY saved_at DESC, id",
                                      number)),
                      draft_of);
}

Result<FilePut> SqlStore::put_draft_file(const DraftFile& file)
{
    FilePut put;
    return audited([&](Attempt& attempt, Journal& journal) -> Result<FilePut> {
        put = TRY(put_file(attempt.connection, file, put));
        if (put.accepted)
            journal.note(Deed::DraftFileSaved, file.draft.text(), content_of(file.blob.bytes()));
        return put;
    });
}

Result<std::optional<DraftFile>> SqlStore::draft_file(const std::string& number, const Uuid& draft,
                                                      const Uuid& file)
{
    return sql::one(
        TRY(m_pool->ask("SELECT draft, file, number, media_type, blob, kept_at FROM draft_files "
                        "WHERE draft = $1 AND file = $2 AND number = $3",
                        draft, file, number)),
        draft_file_of);
}

Result<std::vector<Uuid>> forget_draft(Connection& connection, Journal& journal, const DraftOf& of)
{
    auto blobs = blobs_of(TRY(
        connection.ask("DELETE FROM draft_files WHERE draft = $1 AND number = $2 RETURNING blob",
                       of.draft, of.number)));
    const sql::Rows gone = TRY(
        connection.ask("DELETE FROM drafts WHERE id = $1 AND number = $2", of.draft, of.number));
    if (gone.changed > 0 || !blobs.empty())
        journal.note(Deed::DraftErased, of.draft.text());
    return blobs;
}

Result<std::vector<Uuid>> SqlStore::remove_draft(const std::string& number, const Uuid& draft)
{
    std::vector<Uuid> blobs;
    return audited([&](Attempt& attempt, Journal& journal) -> Result<std::vector<Uuid>> {
        auto found = TRY(forget_draft(attempt.connection, journal, {number, draft}));
        // Nothing is left of what an earlier try found: it was kept.
        if (!attempt.perhaps_done || !found.empty())
            blobs = std::move(found);
        return blobs;
    });
}

Result<std::vector<Uuid>> SqlStore::remove_stale_drafts(base::Instant before)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<std::vector<Uuid>> {
        for (const std::string& draft :
             sql::every(TRY(attempt.connection.ask(
                            "DELETE FROM drafts WHERE saved_at < $1 RETURNING id", before)),
                        text_of))
            journal.note(Deed::DraftErased, draft);
        return blobs_of(TRY(attempt.connection.ask(
            "DELETE FROM draft_files WHERE kept_at < $1 AND NOT EXISTS "
            "(SELECT 1 FROM drafts WHERE drafts.id = draft_files.draft) RETURNING blob",
            before)));
    });
}

} // namespace central
