#include "central/sql_store.h"

#include <map>

namespace central
{

using base::Result;
using sql::Row;

namespace
{

AuditEntry entry_of(Row& row)
{
    AuditEntry entry;
    entry.lane = static_cast<int>(row.whole());
    entry.position = row.whole();
    entry.cause = row.uuid();
    entry.at = row.instant();
    entry.deed = row.text();
    entry.subject = row.text();
    entry.content = row.digest();
    entry.hash = row.digest();
    return entry;
}

AuditHead head_of(Row& row)
{
    AuditHead head;
    head.day = row.text();
    head.cose = row.bytes();
    return head;
}

/// A kiosk's id and a fingerprint.
std::pair<std::string, Digest> certificate_in(Row& row)
{
    std::string kiosk = row.text();
    return {std::move(kiosk), row.digest()};
}

AuditStanding key_standing(Row& row)
{
    const std::string kiosk = row.text();
    const std::string id = row.text();
    return {Deed::ReceiptKeyAdded, kiosk + "/" + id, content_of(row.bytes())};
}

AuditStanding account_standing(Row& row)
{
    AuditStanding standing{.deed = Deed::AccountPut, .subject = row.text(), .content = {}};
    Account account;
    account.number = row.text();
    account.email = row.text();
    account.language = row.text();
    account.password = row.text();
    standing.content = content_of(account);
    return standing;
}

std::int64_t whole_of(Row& row)
{
    return row.whole();
}

} // namespace

Result<std::vector<AuditStanding>> find_standing_kiosks(sql::Connection& connection)
{
    std::map<std::string, std::vector<Digest>> certificates;
    for (auto& [kiosk, fingerprint] :
         sql::every(TRY(connection.ask("SELECT kiosk, fingerprint FROM kiosk_certificates "
                                       "ORDER BY kiosk, fingerprint")),
                    certificate_in))
        certificates[kiosk].push_back(fingerprint);
    std::vector<AuditStanding> standing;
    for (const Kiosk& kiosk : sql::every(TRY(connection.ask(every_kiosk)), kiosk_in))
        standing.push_back({Deed::KioskPut, kiosk.id, content_of(kiosk, certificates[kiosk.id])});
    return standing;
}

Result<std::vector<AuditStanding>> find_standing(sql::Connection& connection)
{
    auto standing =
        sql::every(TRY(connection.ask("SELECT kiosk, id, point FROM receipt_keys")), key_standing);
    const auto accounts = sql::every(
        TRY(connection.ask("SELECT COALESCE(audit_names.name, ''), accounts.number, email, "
                           "language, password FROM accounts LEFT JOIN audit_names "
                           "ON audit_names.number = accounts.number")),
        account_standing);
    standing.insert(standing.end(), accounts.begin(), accounts.end());
    return standing;
}

Result<void> SqlStore::note_opening(const base::Uuid& deposit)
{
    return audited([&](sql::Attempt&, Journal& journal) -> Result<void> {
        journal.note(Deed::DepositOpened, deposit.text());
        return {};
    });
}

Result<std::vector<AuditLane>> SqlStore::audit_lanes()
{
    return sql::every(
        TRY(m_pool->ask("SELECT lane, position, hash FROM audit_lanes ORDER BY lane")), lane_in);
}

Result<std::vector<AuditEntry>> SqlStore::audit_entries(int lane, std::int64_t after, int at_most)
{
    return sql::every(
        TRY(m_pool->ask("SELECT lane, position, cause, at, deed, subject, content, hash FROM audit "
                        "WHERE lane = $1 AND position > $2 ORDER BY position LIMIT $3",
                        lane, after, at_most)),
        entry_of);
}

Result<std::vector<AuditStanding>> SqlStore::audit_standing()
{
    using Standing = std::vector<AuditStanding>;
    return m_pool->transaction([](sql::Attempt& attempt) -> Result<Standing> {
        Standing standing = TRY(find_standing_kiosks(attempt.connection));
        const Standing others = TRY(find_standing(attempt.connection));
        standing.insert(standing.end(), others.begin(), others.end());
        return standing;
    });
}

Result<std::int64_t> SqlStore::count_deposits()
{
    return sql::one(TRY(m_pool->ask("SELECT COUNT(*) FROM deposits")), whole_of).value_or(0);
}

Result<void> SqlStore::add_audit_head(const AuditHead& head)
{
    return m_pool->run("INSERT INTO audit_heads (day, head) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                       head.day, head.cose);
}

Result<std::vector<AuditHead>> SqlStore::audit_heads()
{
    return sql::every(TRY(m_pool->ask("SELECT day, head FROM audit_heads ORDER BY day")), head_of);
}

} // namespace central
