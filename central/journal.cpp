#include "central/journal.h"

#include "central/sql_store.h"

namespace central
{

using base::Result;
using sql::Connection;
using sql::Row;

namespace
{

std::int64_t whole_of(Row& row)
{
    return row.whole();
}

std::string text_of(Row& row)
{
    return row.text();
}

/// From here on others who write in that lane wait, or are sent back to the start.
Result<AuditLane> taken(Connection& connection, int lane, std::size_t entries)
{
    auto taken = sql::one(
        TRY(connection.ask("INSERT INTO audit_lanes (lane, position, hash) VALUES ($1, $2, $3) "
                           "ON CONFLICT (lane) DO UPDATE SET "
                           "position = audit_lanes.position + excluded.position "
                           "RETURNING lane, position, hash",
                           lane, static_cast<std::int64_t>(entries), Digest{})),
        lane_in);
    if (!taken)
        return base::failure(base::ErrorCode::StorageFailed, "the chain has no such lane");
    taken->position -= static_cast<std::int64_t>(entries);
    return *taken;
}

} // namespace

AuditLane lane_in(Row& row)
{
    AuditLane lane;
    lane.lane = static_cast<int>(row.whole());
    lane.position = row.whole();
    lane.hash = row.digest();
    return lane;
}

Journal::Journal() : m_cause{base::Uuid::make(base::SystemClock{}.now())} {}

void Journal::note(Deed deed, std::string subject, const Digest& content)
{
    m_notes.push_back({deed, std::move(subject), content});
}

Result<bool> Journal::is_written(Connection& connection, int lane) const
{
    const auto count =
        sql::one(TRY(connection.ask(
                     "SELECT COUNT(*) FROM audit WHERE lane = $1 AND position = $2 AND cause = $3",
                     lane, m_tried_at, m_cause)),
                 whole_of);
    return count == 1;
}

Result<void> Journal::append(Connection& connection, AuditLane& lane, const Note& note) const
{
    AuditEntry entry;
    entry.lane = lane.lane;
    entry.position = lane.position + 1;
    entry.cause = m_cause;
    entry.at = base::SystemClock{}.now();
    entry.deed = word_for(note.deed);
    entry.subject = note.subject;
    entry.content = note.content;
    entry.hash = hash_of(entry, lane.hash);
    TRY(connection.ask(
        "INSERT INTO audit (lane, position, cause, at, deed, subject, content, hash) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        entry.lane, entry.position, entry.cause, entry.at, entry.deed, entry.subject, entry.content,
        entry.hash));
    lane.position = entry.position;
    lane.hash = entry.hash;
    return {};
}

Result<void> Journal::write(sql::Attempt& attempt)
{
    if (m_notes.empty())
        return {};
    Connection& connection = attempt.connection;
    const int number = lane_of(m_notes.front().subject);
    if (attempt.perhaps_done && TRY(is_written(connection, number)))
        return {};
    AuditLane lane = TRY(taken(connection, number, m_notes.size()));
    m_tried_at = lane.position + 1;
    for (const Note& note : m_notes)
        TRY(append(connection, lane, note));
    TRY(connection.ask("UPDATE audit_lanes SET hash = $1 WHERE lane = $2", lane.hash, number));
    return {};
}

Result<std::string> name_in_chain(Connection& connection, const std::string& number)
{
    auto name = sql::one(
        TRY(connection.ask("SELECT name FROM audit_names WHERE number = $1", number)), text_of);
    if (name)
        return *std::move(name);
    std::string made = base::Uuid::make(base::SystemClock{}.now()).text();
    TRY(connection.ask("INSERT INTO audit_names (number, name) VALUES ($1, $2)", number, made));
    return made;
}

namespace
{

Result<void> note_all(sql::Attempt& attempt, const std::vector<AuditStanding>& all)
{
    for (const AuditStanding& standing : all) {
        Journal journal;
        journal.note(standing.deed, standing.subject, standing.content);
        TRY(journal.write(attempt));
    }
    return {};
}

Result<void> adopt_standing(sql::Attempt& attempt)
{
    const auto numbers = sql::every(
        TRY(attempt.connection.ask("SELECT number FROM accounts ORDER BY number")), text_of);
    for (const std::string& number : numbers)
        TRY(name_in_chain(attempt.connection, number));
    return note_all(attempt, TRY(find_standing(attempt.connection)));
}

} // namespace

Result<void> adopt_kiosks(sql::Attempt& attempt)
{
    return note_all(attempt, TRY(find_standing_kiosks(attempt.connection)));
}

Result<void> adopt(sql::Attempt& attempt)
{
    TRY(adopt_standing(attempt));
    constexpr int at_once = 500;
    std::string last;
    for (;;) {
        const auto ids = sql::every(
            TRY(attempt.connection.ask("SELECT id FROM deposits WHERE id > $1 ORDER BY id LIMIT $2",
                                       last, at_once)),
            text_of);
        if (ids.empty())
            return {};
        for (const std::string& id : ids) {
            const auto uuid = base::Uuid::parse(id).value_or(base::Uuid{});
            const auto deposit = TRY(find_deposit(attempt.connection, uuid));
            const auto files = TRY(find_deposit_files(attempt.connection, uuid));
            Journal journal;
            journal.note(Deed::DepositAdopted, id, content_of(*deposit, files));
            TRY(journal.write(attempt));
        }
        last = ids.back();
    }
}

} // namespace central
