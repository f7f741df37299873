#include "central/migrations.h"

#include "central/journal.h"

#include <array>

namespace central
{

using base::Result;
using sql::Attempt;

namespace
{

/// Steps forward, from an empty database on; one that was released is never changed. BYTES is the
/// backend's word. Unique keys hold what their table can be spread over several servers by.
constexpr int chain_begins = 3;
constexpr int kiosks_have_certificates = 4;
constexpr std::array migrations{
    R"(
    CREATE TABLE people (
        number TEXT PRIMARY KEY, birth_name TEXT NOT NULL, usage_name TEXT NOT NULL,
        given_names TEXT NOT NULL, sex TEXT NOT NULL, birth_date TEXT NOT NULL,
        birth_country TEXT NOT NULL, birth_place TEXT NOT NULL, nationality TEXT NOT NULL);
    CREATE TABLE kiosks (id TEXT PRIMARY KEY, secret BYTES NOT NULL);
    CREATE TABLE receipt_keys (
        kiosk TEXT NOT NULL REFERENCES kiosks (id), id TEXT NOT NULL, point BYTES NOT NULL,
        PRIMARY KEY (kiosk, id));
    CREATE TABLE accounts (
        number TEXT PRIMARY KEY, email TEXT NOT NULL, language TEXT NOT NULL,
        password TEXT NOT NULL);
    CREATE TABLE activations (
        token BYTES PRIMARY KEY, code BYTES NOT NULL, number TEXT NOT NULL, email TEXT NOT NULL,
        language TEXT NOT NULL, expires_at BIGINT NOT NULL, wrong_codes BIGINT NOT NULL,
        used BIGINT NOT NULL, position BIGINT NOT NULL);
    CREATE INDEX activations_of_number ON activations (number, position);
    CREATE TABLE sessions (
        token BYTES PRIMARY KEY, number TEXT NOT NULL, kiosk TEXT NOT NULL,
        expires_at BIGINT NOT NULL);
    CREATE TABLE tries (
        name TEXT PRIMARY KEY, count BIGINT NOT NULL, last_at BIGINT NOT NULL,
        wait_until BIGINT NOT NULL);
    CREATE TABLE drafts (
        id TEXT PRIMARY KEY, number TEXT NOT NULL, step TEXT NOT NULL, saved_at BIGINT NOT NULL,
        sealed BYTES NOT NULL);
    CREATE INDEX drafts_of_number ON drafts (number);
    CREATE TABLE draft_files (
        draft TEXT NOT NULL, file TEXT NOT NULL, number TEXT NOT NULL, media_type TEXT NOT NULL,
        blob TEXT NOT NULL, kept_at BIGINT NOT NULL, PRIMARY KEY (draft, file));
    CREATE TABLE uploads (
        id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, deposit TEXT NOT NULL, file TEXT NOT NULL,
        digest BYTES NOT NULL, length BIGINT NOT NULL, expires_at BIGINT NOT NULL,
        UNIQUE (kiosk, deposit, file, digest));
    CREATE TABLE counters (office TEXT PRIMARY KEY, value BIGINT NOT NULL);
    CREATE TABLE deposits (
        id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, number TEXT NOT NULL, procedure TEXT NOT NULL,
        made_at BIGINT NOT NULL, at BIGINT NOT NULL, manifest_digest BYTES NOT NULL,
        manifest BYTES NOT NULL, application_number TEXT NOT NULL,
        kiosk_receipt TEXT NOT NULL, receipt TEXT NOT NULL);
    CREATE TABLE deposit_files (
        deposit TEXT NOT NULL REFERENCES deposits (id), file TEXT NOT NULL, piece TEXT NOT NULL,
        blob TEXT NOT NULL, PRIMARY KEY (deposit, file));
    CREATE TABLE mails (
        id TEXT PRIMARY KEY, recipient TEXT NOT NULL, message TEXT NOT NULL, deposit TEXT,
        next_try BIGINT NOT NULL, tries BIGINT NOT NULL, state BIGINT NOT NULL);
    CREATE INDEX mails_due ON mails (state, next_try);
)",
    // No number is given twice, also where deposits are spread by their id.
    R"(
    CREATE TABLE application_numbers (number TEXT PRIMARY KEY, deposit TEXT NOT NULL);
    INSERT INTO application_numbers (number, deposit) SELECT application_number, id FROM deposits;
)",
    // The chain of changes; it begins with what was there before.
    R"(
    CREATE TABLE audit_lanes (lane BIGINT PRIMARY KEY, position BIGINT NOT NULL, hash BYTES NOT NULL);
    CREATE TABLE audit (
        lane BIGINT NOT NULL, position BIGINT NOT NULL, cause TEXT NOT NULL, at BIGINT NOT NULL,
        deed TEXT NOT NULL, subject TEXT NOT NULL, content BYTES NOT NULL, hash BYTES NOT NULL,
        PRIMARY KEY (lane, position));
    CREATE TABLE audit_names (number TEXT PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE audit_heads (day TEXT PRIMARY KEY, head BYTES NOT NULL);
)",
    // A kiosk is known by its certificate, no longer by a secret.
    R"(
    ALTER TABLE kiosks DROP COLUMN secret;
    ALTER TABLE kiosks ADD COLUMN hall TEXT NOT NULL DEFAULT '';
    ALTER TABLE kiosks ADD COLUMN status BIGINT NOT NULL DEFAULT 0;
    ALTER TABLE kiosks ADD COLUMN enrolled_at BIGINT;
    CREATE TABLE enrolment_codes (
        kiosk TEXT PRIMARY KEY REFERENCES kiosks (id), code BYTES NOT NULL,
        expires_at BIGINT NOT NULL, used_by BYTES NOT NULL);
    CREATE INDEX enrolment_codes_by_code ON enrolment_codes (code);
    CREATE TABLE kiosk_certificates (
        kiosk TEXT NOT NULL REFERENCES kiosks (id), fingerprint BYTES NOT NULL,
        public_key BYTES NOT NULL, pem TEXT NOT NULL, issued_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL, PRIMARY KEY (kiosk, public_key));
    CREATE INDEX kiosk_certificates_by_fingerprint ON kiosk_certificates (fingerprint);
)",
};

std::string in_dialect(std::string statements, const sql::Connection& connection)
{
    constexpr std::string_view word = "BYTES";
    for (auto at = statements.find(word); at != std::string::npos; at = statements.find(word, at))
        statements.replace(at, word.size(), connection.bytes_type());
    return statements;
}

/// Where another program takes the same step, it is waited for.
Result<void> step_to(int version, sql::Attempt& attempt)
{
    sql::Connection& connection = attempt.connection;
    const sql::Rows mine = TRY(connection.ask(
        "INSERT INTO schema_versions (version) VALUES ($1) ON CONFLICT (version) DO NOTHING",
        version));
    if (mine.changed == 0)
        return {};
    const auto index = static_cast<std::size_t>(version - 1);
    TRY(connection.execute(in_dialect(migrations[index], connection)));
    if (version == chain_begins)
        return adopt(attempt);
    return version == kiosks_have_certificates ? adopt_kiosks(attempt) : Result<void>{};
}

std::int64_t version_of(sql::Row& row)
{
    return row.whole();
}

} // namespace

int newest_schema()
{
    return static_cast<int>(migrations.size());
}

std::string_view statements_to(int version)
{
    return migrations.at(static_cast<std::size_t>(version - 1));
}

Result<void> migrate(sql::Pool& pool, int version)
{
    TRY(pool.run("CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY)"));
    const auto reached = sql::one(
        TRY(pool.ask("SELECT COALESCE(MAX(version), 0) FROM schema_versions")), version_of);
    if (reached > newest_schema())
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             "the database is of a newer version of guichet-central");
    for (int step = 1; step <= version; ++step)
        TRY(pool.transaction([&](Attempt& attempt) { return step_to(step, attempt); }));
    return {};
}

} // namespace central
