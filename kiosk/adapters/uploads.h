#pragma once

#include "kiosk/adapters/chunk_size.h"
#include "kiosk/adapters/outbox.h"
#include "kiosk/adapters/tus_client.h"

namespace kiosk::adapters
{

/// Brings the files of one deposit at a time into central. Two are under way at once where the line
/// was seen to be quick and no visitor uses it: one's bytes travel while the other's place is asked
/// for and noted, or its bytes are hashed.
class Uploads
{
public:
    Uploads(CentralConnection& connection, Outbox& outbox)
        : m_connection{connection}, m_outbox{outbox}
    {
    }

    /// All of them are there, whole, when it answers. Of two errors, the one that concerns all
    /// deposits.
    base::Result<void> bring(const KeptDeposit& deposit);
    /// What central holds of them is of no use: it need not wait until it expires.
    void give_up(const KeptDeposit& deposit);

private:
    CentralConnection& m_connection;
    Outbox& m_outbox;
    ChunkSize m_chunk;
};

} // namespace kiosk::adapters
