#include "central/sqlite_store.h"

#include <algorithm>

namespace central
{

using base::Instant;
using base::Result;
using sqlite::Statement;
using sqlite::Transaction;

namespace
{

Activation activation_of(Statement& row)
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

} // namespace

Result<std::optional<Account>> SqliteStore::account(const std::string& number)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT number, email, language, password FROM accounts WHERE number = ?", number);
    if (!TRY(ask.step()))
        return std::nullopt;
    Account account;
    account.number = ask.text();
    account.email = ask.text();
    account.language = ask.text();
    account.password = ask.text();
    return account;
}

Result<void> SqliteStore::add_activation(const Activation& activation, const Mail& mail)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    TRY(m_database.run("UPDATE activations SET expires_at = 0 WHERE number = ? AND used = 0",
                       activation.number));
    TRY(m_database.run(
        "INSERT INTO activations (token, code, number, email, language, expires_at, wrong_codes, "
        "used, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 "
        "FROM activations WHERE number = ?))",
        activation.token, activation.code, activation.number, activation.email, activation.language,
        activation.expires_at, activation.wrong_codes, activation.used ? 1 : 0, activation.number));
    TRY(insert_mail(mail));
    return transaction.commit();
}

Result<std::optional<Activation>> SqliteStore::activation(const Digest& token)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT token, code, number, email, language, expires_at, wrong_codes, used "
        "FROM activations WHERE token = ?",
        token);
    if (!TRY(ask.step()))
        return std::nullopt;
    return activation_of(ask);
}

Result<std::optional<Activation>> SqliteStore::last_activation(const std::string& number)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT token, code, number, email, language, expires_at, wrong_codes, used "
        "FROM activations WHERE number = ? ORDER BY position DESC LIMIT 1",
        number);
    if (!TRY(ask.step()))
        return std::nullopt;
    return activation_of(ask);
}

Result<int> SqliteStore::count_wrong_code(const Digest& token)
{
    const Lock lock{m_mutex};
    Statement count =
        m_database.prepare("UPDATE activations SET wrong_codes = wrong_codes + 1 WHERE token = ? "
                           "RETURNING wrong_codes",
                           token);
    if (!TRY(count.step()))
        return 0;
    const int wrong = static_cast<int>(count.whole());
    TRY(count.step());
    return wrong;
}

Result<bool> SqliteStore::complete_activation(const Digest& token, Instant now,
                                              const Account& account)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    TRY(m_database.run(
        "UPDATE activations SET used = 1 WHERE token = ? AND used = 0 AND expires_at >= ?", token,
        now));
    if (m_database.changed() != 1)
        return false;
    TRY(m_database.run("INSERT INTO accounts (number, email, language, password) "
                       "VALUES (?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET "
                       "email = excluded.email, language = excluded.language, "
                       "password = excluded.password",
                       account.number, account.email, account.language, account.password));
    TRY(m_database.run("DELETE FROM sessions WHERE number = ?", account.number));
    TRY(transaction.commit());
    return true;
}

Result<void> SqliteStore::add_session(const Session& session)
{
    const Lock lock{m_mutex};
    return m_database.run(
        "INSERT INTO sessions (token, number, kiosk, expires_at) VALUES (?, ?, ?, ?)",
        session.token, session.number, session.kiosk, session.expires_at);
}

Result<std::optional<Session>> SqliteStore::use_session(const Digest& token, Instant now,
                                                        Instant expires_at)
{
    const Lock lock{m_mutex};
    Statement use =
        m_database.prepare("UPDATE sessions SET expires_at = ? WHERE token = ? AND expires_at > ? "
                           "RETURNING token, number, kiosk, expires_at",
                           expires_at, token, now);
    if (!TRY(use.step()))
        return std::nullopt;
    Session session;
    session.token = use.digest();
    session.number = use.text();
    session.kiosk = use.text();
    session.expires_at = use.instant();
    TRY(use.step());
    return session;
}

Result<void> SqliteStore::end_session(const Digest& token)
{
    const Lock lock{m_mutex};
    return m_database.run("DELETE FROM sessions WHERE token = ?", token);
}

namespace
{

std::chrono::milliseconds wait_after(std::int64_t tries, const Patience& patience)
{
    if (tries < patience.free)
        return {};
    const auto doublings = std::min<std::int64_t>(tries - patience.free, 20);
    return std::min(patience.longest, patience.first * (std::int64_t{1} << doublings));
}

} // namespace

Result<std::optional<Instant>> SqliteStore::take_try(const std::string& name, Instant now,
                                                     const Patience& patience)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    std::int64_t count = 0;
    {
        Statement ask =
            m_database.prepare("SELECT count, last_at, wait_until FROM tries WHERE name = ?", name);
        if (TRY(ask.step())) {
            count = ask.whole();
            if (now - ask.instant() >= patience.forgotten_after)
                count = 0;
            const Instant wait_until = ask.instant();
            if (wait_until > now)
                return wait_until;
        }
    }
    ++count;
    TRY(m_database.run("INSERT INTO tries (name, count, last_at, wait_until) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET count = excluded.count, "
                       "last_at = excluded.last_at, wait_until = excluded.wait_until",
                       name, count, now, now + wait_after(count, patience)));
    TRY(transaction.commit());
    return std::nullopt;
}

Result<void> SqliteStore::forgive(const std::string& name, bool all)
{
    const Lock lock{m_mutex};
    if (all)
        return m_database.run("DELETE FROM tries WHERE name = ?", name);
    return m_database.run(
        "UPDATE tries SET count = MAX(count - 1, 0), wait_until = 0 WHERE name = ?", name);
}

} // namespace central
