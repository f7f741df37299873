#include "kiosk/adapters/outbox_schema.h"

namespace kiosk::adapters
{

namespace
{

using base::Result;

constexpr std::int64_t version = 1;

// `turn` is the place in the queue; `line` says how central was last heard of; `day` what was
// deposited on each day; `aside` which damaged files were left as they were, and of
// what was `lost` -1 where nobody knows.
constexpr const char* tables = R"(
CREATE TABLE deposit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    manifest BLOB NOT NULL,
    manifest_digest BLOB NOT NULL,
    receipt TEXT NOT NULL,
    submitted INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0,
    turn INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    failure TEXT NOT NULL DEFAULT '',
    tried_at INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE file (
    id TEXT PRIMARY KEY,
    deposit TEXT NOT NULL REFERENCES deposit (id),
    size INTEGER NOT NULL,
    digest BLOB NOT NULL,
    upload TEXT NOT NULL DEFAULT ''
) STRICT;
)";

constexpr const char* further = R"(
CREATE INDEX file_of_deposit ON file (deposit);
CREATE INDEX queue ON deposit (turn) WHERE closed = 0;
CREATE TABLE line (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    waiting INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    heard_at INTEGER NOT NULL DEFAULT 0,
    failure TEXT NOT NULL DEFAULT '',
    failed_at INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,
    clock_off INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO line (only) VALUES (1);
CREATE TABLE day (day INTEGER PRIMARY KEY, bytes INTEGER NOT NULL) STRICT;
CREATE TABLE aside (
    file TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    lost INTEGER NOT NULL
) STRICT;
PRAGMA user_version = 1;
)";

constexpr const char* rename_first = R"(
ALTER TABLE deposit RENAME TO first_deposit;
ALTER TABLE file RENAME TO first_file;
DROP INDEX file_of_deposit;
)";

constexpr const char* copy_first = R"(
INSERT INTO deposit (sequence, id, at, manifest, manifest_digest, receipt, submitted, closed, turn,
                     bytes)
SELECT sequence, id, at, manifest, manifest_digest, receipt, submitted, closed, sequence * 16 + 15,
       (SELECT coalesce(sum(size), 0) FROM first_file WHERE first_file.deposit = first_deposit.id)
FROM first_deposit;
INSERT INTO file (id, deposit, size, digest, upload)
SELECT id, deposit, size, digest, upload FROM first_file ORDER BY rowid;
UPDATE line SET waiting = (SELECT count(*) FROM deposit WHERE closed = 0),
                bytes = (SELECT coalesce(sum(bytes), 0) FROM deposit WHERE closed = 0);
DROP TABLE first_file;
DROP TABLE first_deposit;
)";

/// Its sealed bytes stood in the database.
Result<void> bring_out(Database& database, const SealedFiles& sealed)
{
    Statement rows = database.prepare("SELECT id, sealed FROM first_file");
    while (TRY(rows.step()))
        if (const auto file = base::Uuid::parse(rows.text(0)))
            TRY(sealed.write({*file}, [&](const base::Uuid&, const TakePart& take) {
                return take(rows.bytes(1));
            }));
    return {};
}

Result<void> take_over_first(Database& database, const SealedFiles& sealed)
{
    TRY(bring_out(database, sealed));
    return database.execute(copy_first);
}

} // namespace

Result<void> prepare_outbox(Database& database, const SealedFiles& sealed)
{
    const std::int64_t found = TRY(database.number("PRAGMA user_version"));
    if (found == version)
        return {};
    if (found > version)
        return base::failure(base::ErrorCode::StorageFailed, "outbox: made by a newer kiosk");
    const bool first =
        TRY(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'deposit'")) != 0;
    Transaction transaction = TRY(Transaction::begin(database));
    if (first)
        TRY(database.execute(rename_first));
    TRY(database.execute(tables));
    TRY(database.execute(further));
    if (first)
        TRY(take_over_first(database, sealed));
    return transaction.commit();
}

Result<void> commit_nothing(Database& database)
{
    return database.execute("PRAGMA user_version = 1");
}

} // namespace kiosk::adapters
