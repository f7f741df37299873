#pragma once

#include "kiosk/adapters/central_connection.h"
#include "kiosk/adapters/outbox.h"
#include "kiosk/adapters/uploads.h"
#include "kiosk/adapters/vault_keys.h"
#include "shared/dossier/deposit.h"

#include <optional>

namespace kiosk::adapters
{

/// Brings one deposit at a time from the outbox into central. Whatever was lost on the way, doing
/// it again adds nothing twice: uploads go on where central's copy ends, and the commit is a PUT.
class Sync
{
public:
    Sync(CentralConnection& connection, Outbox& outbox, VaultKeys& keys)
        : m_connection{connection}, m_outbox{outbox}, m_keys{keys}, m_uploads{connection, outbox}
    {
    }

    /// Central's acknowledgement; its signature was verified and the deposit erased here.
    /// NetworkDown, CentralBusy and CentralRefused concern all deposits; other errors this one.
    base::Result<dossier::Acknowledgement> send(const base::Uuid& deposit);

private:
    base::Result<Answer> commit(const KeptDeposit& deposit);
    base::Result<dossier::Acknowledgement> accept(const KeptDeposit& deposit, const Answer& answer);

    CentralConnection& m_connection;
    Outbox& m_outbox;
    VaultKeys& m_keys;
    Uploads m_uploads;
};

} // namespace kiosk::adapters
