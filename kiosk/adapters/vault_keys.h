#pragma once

#include "kiosk/adapters/central_connection.h"
#include "shared/receipt/keys.h"
#include "shared/wire/keys.h"

#include <filesystem>
#include <mutex>
#include <optional>

namespace kiosk::adapters
{

/// Central's public keys: fetched where there is a network, kept on disk for when there is none.
/// Calls may come from several threads.
class VaultKeys
{
public:
    /// `file` may not exist yet; one that cannot be read counts as absent.
    VaultKeys(CentralConnection& connection, std::filesystem::path file);

    /// Nothing where they were never fetched.
    std::optional<wire::KeySet> known() const;
    /// Asks central, and writes what is new to disk. NetworkDown, DataInvalid, StorageFailed...
    base::Result<void> refresh();
    /// Tells central the key that verifies this kiosk's receipts.
    base::Result<void> publish(const receipt::VerifyingKey& key);

private:
    CentralConnection& m_connection;
    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::optional<wire::KeySet> m_known;
};

} // namespace kiosk::adapters
