#include "central/sqlite_store.h"

namespace central
{

using base::Result;

namespace
{

constexpr std::int64_t schema_version = 1;

constexpr const char* durability = R"(
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
)";

constexpr const char* schema = R"(
    CREATE TABLE people (
        number TEXT PRIMARY KEY, birth_name TEXT NOT NULL, usage_name TEXT NOT NULL,
        given_names TEXT NOT NULL, sex TEXT NOT NULL, birth_date TEXT NOT NULL,
        birth_country TEXT NOT NULL, birth_place TEXT NOT NULL, nationality TEXT NOT NULL);
    CREATE TABLE kiosks (id TEXT PRIMARY KEY, secret BLOB NOT NULL);
    CREATE TABLE receipt_keys (
        kiosk TEXT NOT NULL REFERENCES kiosks (id), id TEXT NOT NULL, point BLOB NOT NULL,
        PRIMARY KEY (kiosk, id));
    CREATE TABLE accounts (
        number TEXT PRIMARY KEY, email TEXT NOT NULL, language TEXT NOT NULL,
        password TEXT NOT NULL);
    CREATE TABLE activations (
        token BLOB PRIMARY KEY, code BLOB NOT NULL, number TEXT NOT NULL, email TEXT NOT NULL,
        language TEXT NOT NULL, expires_at INTEGER NOT NULL, wrong_codes INTEGER NOT NULL,
        used INTEGER NOT NULL, position INTEGER NOT NULL);
    CREATE INDEX activations_of_number ON activations (number, position);
    CREATE TABLE sessions (
        token BLOB PRIMARY KEY, number TEXT NOT NULL, kiosk TEXT NOT NULL,
        expires_at INTEGER NOT NULL);
    CREATE TABLE tries (
        name TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at INTEGER NOT NULL,
        wait_until INTEGER NOT NULL);
    CREATE TABLE drafts (
        id TEXT PRIMARY KEY, number TEXT NOT NULL, step TEXT NOT NULL, saved_at INTEGER NOT NULL,
        sealed BLOB NOT NULL);
    CREATE INDEX drafts_of_number ON drafts (number);
    CREATE TABLE draft_files (
        draft TEXT NOT NULL, file TEXT NOT NULL, number TEXT NOT NULL, media_type TEXT NOT NULL,
        blob TEXT NOT NULL, kept_at INTEGER NOT NULL, PRIMARY KEY (draft, file));
    CREATE TABLE uploads (
        id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, deposit TEXT NOT NULL, file TEXT NOT NULL,
        digest BLOB NOT NULL, length INTEGER NOT NULL, expires_at INTEGER NOT NULL,
        UNIQUE (kiosk, deposit, file, digest));
    CREATE TABLE counters (office TEXT PRIMARY KEY, value INTEGER NOT NULL);
    CREATE TABLE deposits (
        id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, number TEXT NOT NULL, procedure TEXT NOT NULL,
        made_at INTEGER NOT NULL, at INTEGER NOT NULL, manifest_digest BLOB NOT NULL,
        manifest BLOB NOT NULL, application_number TEXT NOT NULL UNIQUE,
        kiosk_receipt TEXT NOT NULL, receipt TEXT NOT NULL);
    CREATE TABLE deposit_files (
        deposit TEXT NOT NULL REFERENCES deposits (id), file TEXT NOT NULL, piece TEXT NOT NULL,
        blob TEXT NOT NULL, PRIMARY KEY (deposit, file));
    CREATE TABLE mails (
        id TEXT PRIMARY KEY, recipient TEXT NOT NULL, message TEXT NOT NULL, deposit TEXT,
        next_try INTEGER NOT NULL, tries INTEGER NOT NULL, state INTEGER NOT NULL);
    CREATE INDEX mails_due ON mails (state, next_try);
    PRAGMA user_version = 1;
)";

} // namespace

Result<void> SqliteStore::prepare(sqlite::Database& database)
{
    TRY(database.execute(durability));
    sqlite::Transaction transaction = TRY(sqlite::Transaction::begin(database));
    std::int64_t version = 0;
    {
        sqlite::Statement ask = database.prepare("PRAGMA user_version");
        TRY(ask.step());
        version = ask.whole();
    }
    if (version != 0 && version != schema_version)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             "the database is of another version");
    if (version == 0)
        TRY(database.execute(schema));
    return transaction.commit();
}

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file)
{
    sqlite::Database database = TRY(sqlite::Database::open(file));
    TRY(SqliteStore::prepare(database));
    return std::make_unique<SqliteStore>(std::move(database));
}

Result<void> SqliteStore::forget_old(base::Instant now)
{
    const Lock lock{m_mutex};
    sqlite::Transaction transaction = TRY(sqlite::Transaction::begin(m_database));
    const base::Instant a_month_ago = now - std::chrono::days{30};
    TRY(m_database.run("DELETE FROM sessions WHERE expires_at <= ?", now));
    TRY(m_database.run("DELETE FROM activations WHERE expires_at <= ?", a_month_ago));
    TRY(m_database.run("DELETE FROM tries WHERE last_at <= ?", now - std::chrono::days{1}));
    TRY(m_database.run("DELETE FROM mails WHERE state <> 0 AND next_try <= ?", a_month_ago));
    return transaction.commit();
}

} // namespace central
