#pragma once

#include "kiosk/adapters/central_connection.h"
#include "shared/receipt/keys.h"
#include "shared/wire/keyset.h"

#include <filesystem>
#include <mutex>
#include <optional>

namespace kiosk::adapters
{

/// Central's public keys, as the root signed them: fetched where there is a network, kept on disk
/// for when there is none. Calls may come from several threads.
class VaultKeys
{
public:
    /// `file` may not exist yet; one that the root did not sign counts as absent.
    VaultKeys(CentralConnection& connection, std::filesystem::path file, wire::Root root);

    /// Nothing where they were never fetched.
    std::optional<wire::Keyset> known() const;
    /// Asks central, and writes a higher version to disk. DataInvalid where the root did not sign
    /// what came, or it is older than what is known; NetworkDown, StorageFailed...
    base::Result<void> refresh();
    /// Tells central the key that verifies this kiosk's receipts.
    base::Result<void> publish(const receipt::VerifyingKey& key);

private:
    CentralConnection& m_connection;
    std::filesystem::path m_file;
    wire::Root m_root;
    mutable std::mutex m_mutex;
    std::optional<wire::Keyset> m_known;
};

} // namespace kiosk::adapters
