#include "central/sql_store.h"

#include "central/migrations.h"
#include "central/postgresql.h"
#include "central/sqlite.h"

namespace central
{

using base::Result;
using sql::Attempt;
using sql::Pool;

namespace
{

/// Before there was a table of versions, SQLite's own number in the file said it.
Result<void> take_over_version(Pool& pool)
{
    return pool.run("INSERT INTO schema_versions (version) SELECT user_version "
                    "FROM pragma_user_version WHERE user_version = 1 ON CONFLICT DO NOTHING");
}

Result<std::unique_ptr<Store>> store_over(std::unique_ptr<Pool> pool)
{
    TRY(migrate(*pool));
    return std::make_unique<SqlStore>(std::move(pool));
}

} // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file)
{
    auto pool = TRY(Pool::open([file] { return sqlite::connect(file); }, {}));
    TRY(migrate(*pool, 0));
    TRY(take_over_version(*pool));
    return store_over(std::move(pool));
}

Result<std::unique_ptr<Store>> open_postgresql_store(const PostgresqlPlace& place)
{
    const auto connect = [address = place.address, password = place.password] {
        return postgresql::connect(address, password);
    };
    return store_over(TRY(Pool::open(connect, {place.connections, place.patience})));
}

Result<void> SqlStore::forget_old(base::Instant now)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        sql::Connection& connection = attempt.connection;
        const base::Instant a_month_ago = now - std::chrono::days{30};
        TRY(connection.ask("DELETE FROM sessions WHERE expires_at <= $1", now));
        const sql::Rows activations =
            TRY(connection.ask("DELETE FROM activations WHERE expires_at <= $1", a_month_ago));
        TRY(connection.ask("DELETE FROM enrolment_codes WHERE expires_at <= $1", a_month_ago));
        TRY(connection.ask("DELETE FROM tries WHERE last_at <= $1", now - std::chrono::days{1}));
        const sql::Rows mails = TRY(
            connection.ask("DELETE FROM mails WHERE state <> 0 AND next_try <= $1", a_month_ago));
        if (activations.changed > 0)
            journal.note(Deed::OldForgotten, "activations");
        if (mails.changed > 0)
            journal.note(Deed::OldForgotten, "mails");
        return {};
    });
}

} // namespace central
