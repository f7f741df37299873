#include "central/sqlite_store.h"

namespace central
{

using base::Result;
using base::Uuid;
using sqlite::Statement;

namespace
{

Result<std::vector<Mail>> all_of(Statement ask)
{
    std::vector<Mail> mails;
    while (TRY(ask.step())) {
        Mail mail;
        mail.id = ask.uuid();
        mail.to = ask.text();
        mail.message = ask.text();
        mail.deposit = ask.uuid_or_nothing();
        mail.next_try = ask.instant();
        mail.tries = static_cast<int>(ask.whole());
        mail.state = static_cast<MailState>(ask.whole());
        mails.push_back(std::move(mail));
    }
    return mails;
}

} // namespace

Result<void> SqliteStore::insert_mail(const Mail& mail)
{
    return m_database.run("INSERT INTO mails (id, recipient, message, deposit, next_try, tries, "
                          "state) VALUES (?, ?, ?, ?, ?, ?, ?)",
                          mail.id, mail.to, mail.message, mail.deposit, mail.next_try, mail.tries,
                          static_cast<int>(mail.state));
}

Result<void> SqliteStore::add_mail(const Mail& mail)
{
    const Lock lock{m_mutex};
    return insert_mail(mail);
}

Result<std::vector<Mail>> SqliteStore::due_mails(base::Instant now, int at_most)
{
    const Lock lock{m_mutex};
    return all_of(m_database.prepare(
        "SELECT id, recipient, message, deposit, next_try, tries, state FROM mails "
        "WHERE state = 0 AND next_try <= ? ORDER BY next_try, id LIMIT ?",
        now, at_most));
}

Result<void> SqliteStore::retry_mail(const Uuid& id, base::Instant next)
{
    const Lock lock{m_mutex};
    return m_database.run(
        "UPDATE mails SET next_try = ?, tries = tries + 1 WHERE id = ? AND state = 0", next, id);
}

Result<void> SqliteStore::close_mail(const Uuid& id, MailState state)
{
    const Lock lock{m_mutex};
    return m_database.run(
        "UPDATE mails SET state = ?, message = '', tries = tries + 1 WHERE id = ?",
        static_cast<int>(state), id);
}

Result<std::vector<Mail>> SqliteStore::mails()
{
    const Lock lock{m_mutex};
    return all_of(m_database.prepare("SELECT id, recipient, message, deposit, next_try, tries, "
                                     "state FROM mails ORDER BY id"));
}

} // namespace central
