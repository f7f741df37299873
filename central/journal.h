#pragma once

#include "central/audit.h"
#include "central/sql_pool.h"

namespace central
{

/// What one call of the store says in the chain. It outlives the tries of that call.
class Journal
{
public:
    Journal();

    /// To be written when the transaction is about to be kept.
    void note(Deed deed, std::string subject, const Digest& content = {});
    /// A try begins: nothing is noted yet.
    void start_again() { m_notes.clear(); }
    /// Appends what was noted, as the transaction's last statements; nothing where an earlier try
    /// of the call was kept.
    base::Result<void> write(sql::Attempt& attempt);

private:
    struct Note {
        Deed deed;
        std::string subject;
        Digest content;
    };
    base::Result<bool> is_written(sql::Connection& connection, int lane) const;
    base::Result<void> append(sql::Connection& connection, AuditLane& lane, const Note& note) const;

    base::Uuid m_cause;
    std::vector<Note> m_notes;
    std::int64_t m_tried_at = 0; ///< where an earlier try stood
};

/// A row of `lane, position, hash`.
AuditLane lane_in(sql::Row& row);

/// The random name of a person in the chain; made where there is none. Whoever erases it from its
/// table leaves a chain that speaks of nobody.
base::Result<std::string> name_in_chain(sql::Connection& connection, const std::string& number);

/// The start of the chain: says what the tables hold already, but for the kiosks.
base::Result<void> adopt(sql::Attempt& attempt);
/// The same of kiosks, since they are known by certificates.
base::Result<void> adopt_kiosks(sql::Attempt& attempt);

} // namespace central
