#include "central/sql_store.h"

namespace central
{

using base::Result;
using base::Uuid;

namespace
{

Mail mail_of(sql::Row& row)
{
    Mail mail;
    mail.id = row.uuid();
    mail.to = row.text();
    mail.message = row.text();
    mail.deposit = row.uuid_or_nothing();
    mail.next_try = row.instant();
    mail.tries = static_cast<int>(row.whole());
    mail.state = static_cast<MailState>(row.whole());
    return mail;
}

} // namespace

Result<void> insert_mail(sql::Connection& connection, Journal& journal, const Mail& mail)
{
    const sql::Rows added = TRY(connection.ask(
        "INSERT INTO mails (id, recipient, message, deposit, next_try, tries, state) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        mail.id, mail.to, mail.message, mail.deposit, mail.next_try, mail.tries,
        static_cast<int>(mail.state)));
    if (added.changed > 0)
        journal.note(Deed::MailQueued, mail.id.text());
    return {};
}

Result<void> SqlStore::add_mail(const Mail& mail)
{
    return audited([&](sql::Attempt& attempt, Journal& journal) {
        return insert_mail(attempt.connection, journal, mail);
    });
}

Result<std::vector<Mail>> SqlStore::due_mails(base::Instant now, int at_most)
{
    return sql::every(
        TRY(m_pool->ask("SELECT id, recipient, message, deposit, next_try, tries, state FROM mails "
                        "WHERE state = 0 AND next_try <= $1 ORDER BY next_try, id LIMIT $2",
                        now, at_most)),
        mail_of);
}

Result<void> SqlStore::retry_mail(const Uuid& id, base::Instant next)
{
    return m_pool->run(
        "UPDATE mails SET next_try = $1, tries = tries + 1 WHERE id = $2 AND state = 0", next, id);
}

Result<void> SqlStore::close_mail(const Uuid& id, MailState state)
{
    return audited([&](sql::Attempt& attempt, Journal& journal) -> Result<void> {
        const sql::Rows closed = TRY(attempt.connection.ask(
            "UPDATE mails SET state = $1, message = '', tries = tries + 1 WHERE id = $2",
            static_cast<int>(state), id));
        if (closed.changed > 0)
            journal.note(state == MailState::Sent ? Deed::MailSent : Deed::MailGivenUp, id.text());
        return {};
    });
}

Result<std::vector<Mail>> SqlStore::mails()
{
    return sql::every(
        TRY(m_pool->ask("SELECT id, recipient, message, deposit, next_try, tries, state "
                        "FROM mails ORDER BY id")),
        mail_of);
}

} // namespace central
