#include "central/sql_store.h"

#include <algorithm>

namespace central
{

using base::Instant;
using base::Result;
using sql::Attempt;
using sql::Connection;
using sql::Row;

namespace
{

Account account_of(Row& row)
{
    Account account;
    account.number = row.text();
    account.email = row.text();
    account.language = row.text();
    account.password = row.text();
    return account;
}

Activation activation_of(Row& row)
{
    Activation activation;
    activation.token = row.digest();
    activation.code = row.digest();
    activation.number = row.text();
    activation.email = row.text();
    activation.language = row.text();
    activation.expires_at = row.instant();
    activation.wrong_codes = static_cast<int>(row.whole());
    activation.used = row.whole() != 0;
    return activation;
}

Session session_of(Row& row)
{
    Session session;
    session.token = row.digest();
    session.number = row.text();
    session.kiosk = row.text();
    session.expires_at = row.instant();
    return session;
}

struct WrongCodes {
    int count = 0;
    std::string number;
};

WrongCodes wrong_codes_of(Row& row)
{
    WrongCodes wrong;
    wrong.count = static_cast<int>(row.whole());
    wrong.number = row.text();
    return wrong;
}

std::string text_of(Row& row)
{
    return row.text();
}

constexpr const char* account_by_number =
    "SELECT number, email, language, password FROM accounts WHERE number = $1";

Result<void> put_account(Connection& connection, Journal& journal, const Account& account)
{
    TRY(connection.ask("INSERT INTO accounts (number, email, language, password) "
                       "VALUES ($1, $2, $3, $4) ON CONFLICT (number) DO UPDATE SET "
                       "email = excluded.email, language = excluded.language, "
                       "password = excluded.password",
                       account.number, account.email, account.language, account.password));
    TRY(connection.ask("DELETE FROM sessions WHERE number = $1", account.number));
    journal.note(Deed::AccountPut, TRY(name_in_chain(connection, account.number)),
                 content_of(account));
    return {};
}

} // namespace

Result<std::optional<Account>> SqlStore::account(const std::string& number)
{
    return sql::one(TRY(m_pool->ask(account_by_number, number)), account_of);
}

Result<void> SqlStore::add_activation(const Activation& activation, const Mail& mail)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        TRY(attempt.connection.ask(
            "UPDATE activations SET expires_at = 0 WHERE number = $1 AND used = 0 AND token <> $2",
            activation.number, activation.token));
        TRY(attempt.connection.ask(
            "INSERT INTO activations (token, code, number, email, language, expires_at, "
            "wrong_codes, used, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
            "(SELECT COALESCE(MAX(position), 0) + 1 FROM activations WHERE number = $3)) "
            "ON CONFLICT (token) DO NOTHING",
            activation.token, activation.code, activation.number, activation.email,
            activation.language, activation.expires_at, activation.wrong_codes,
            activation.used ? 1 : 0));
        journal.note(Deed::AccountAsked, TRY(name_in_chain(attempt.connection, activation.number)),
                     content_of(activation.token));
        return insert_mail(attempt.connection, journal, mail);
    });
}

Result<std::optional<Activation>> SqlStore::activation(const Digest& token)
{
    return sql::one(
        TRY(m_pool->ask("SELECT token, code, number, email, language, expires_at, wrong_codes, "
                        "used FROM activations WHERE token = $1",
                        token)),
        activation_of);
}

Result<std::optional<Activation>> SqlStore::last_activation(const std::string& number)
{
    return sql::one(
        TRY(m_pool->ask("SELECT token, code, number, email, language, expires_at, wrong_codes, "
                        "used FROM activations WHERE number = $1 ORDER BY position DESC LIMIT 1",
                        number)),
        activation_of);
}

Result<int> SqlStore::count_wrong_code(const Digest& token)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<int> {
        const auto wrong = sql::one(
            TRY(attempt.connection.ask("UPDATE activations SET wrong_codes = wrong_codes + 1 "
                                       "WHERE token = $1 RETURNING wrong_codes, number",
                                       token)),
            wrong_codes_of);
        if (!wrong)
            return 0;
        journal.note(Deed::CodeRefused, TRY(name_in_chain(attempt.connection, wrong->number)),
                     content_of(token));
        return wrong->count;
    });
}

Result<bool> SqlStore::complete_activation(const Digest& token, Instant now, const Account& account)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<bool> {
        Connection& connection = attempt.connection;
        // Kept by an earlier try of this call, whose answer was lost: the password's salt is its
        // own.
        if (attempt.perhaps_done &&
            sql::one(TRY(connection.ask(account_by_number, account.number)), account_of) == account)
            return true;
        const sql::Rows used = TRY(connection.ask(
            "UPDATE activations SET used = 1 WHERE token = $1 AND used = 0 AND expires_at >= $2",
            token, now));
        if (used.changed != 1)
            return false;
        TRY(put_account(connection, journal, account));
        return true;
    });
}

Result<void> SqlStore::add_session(const Session& session)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        TRY(attempt.connection.ask("INSERT INTO sessions (token, number, kiosk, expires_at) "
                                   "VALUES ($1, $2, $3, $4) ON CONFLICT (token) DO NOTHING",
                                   session.token, session.number, session.kiosk,
                                   session.expires_at));
        journal.note(Deed::SessionOpened, TRY(name_in_chain(attempt.connection, session.number)),
                     content_of(session.token));
        return {};
    });
}

Result<std::optional<Session>> SqlStore::use_session(const Digest& token, Instant now,
                                                     Instant expires_at)
{
    return sql::one(
        TRY(m_pool->ask("UPDATE sessions SET expires_at = $1 WHERE token = $2 "
                        "AND expires_at > $3 RETURNING token, number, kiosk, expires_at",
                        expires_at, token, now)),
        session_of);
}

Result<void> SqlStore::end_session(const Digest& token)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        const auto number =
            sql::one(TRY(attempt.connection.ask(
                         "DELETE FROM sessions WHERE token = $1 RETURNING number", token)),
                     text_of);
        if (number)
            journal.note(Deed::SessionEnded, TRY(name_in_chain(attempt.connection, *number)),
                         content_of(token));
        return {};
    });
}

namespace
{

struct Tries {
    std::int64_t count = 0;
    Instant last_at;
    Instant wait_until;
};

Tries tries_of(Row& row)
{
    Tries tries;
    tries.count = row.whole();
    tries.last_at = row.instant();
    tries.wait_until = row.instant();
    return tries;
}

std::chrono::milliseconds wait_after(std::int64_t tries, const Patience& patience)
{
    if (tries < patience.free)
        return {};
    const auto doublings = std::min<std::int64_t>(tries - patience.free, 20);
    return std::min(patience.longest, patience.first * (std::int64_t{1} << doublings));
}

} // namespace

Result<std::optional<Instant>> SqlStore::take_try(const std::string& name, Instant now,
                                                  const Patience& patience)
{
    return m_pool->transaction([&](Attempt& attempt) -> Result<std::optional<Instant>> {
        sql::Rows before = TRY(attempt.connection.ask(
            "SELECT count, last_at, wait_until FROM tries WHERE name = $1", name));
        const Tries tries = sql::one(std::move(before), tries_of).value_or(Tries{});
        if (tries.wait_until > now)
            return tries.wait_until;
        const bool forgotten = now - tries.last_at >= patience.forgotten_after;
        const std::int64_t count = forgotten ? 1 : tries.count + 1;
        TRY(attempt.connection.ask(
            "INSERT INTO tries (name, count, last_at, wait_until) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (name) DO UPDATE SET count = excluded.count, "
            "last_at = excluded.last_at, wait_until = excluded.wait_until",
            name, count, now, now + wait_after(count, patience)));
        return std::nullopt;
    });
}

Result<void> SqlStore::forgive(const std::string& name, bool all)
{
    if (all)
        return m_pool->run("DELETE FROM tries WHERE name = $1", name);
    return m_pool->run("UPDATE tries SET count = CASE WHEN count > 0 THEN count - 1 ELSE 0 END, "
                       "wait_until = 0 WHERE name = $1",
                       name);
}

} // namespace central
