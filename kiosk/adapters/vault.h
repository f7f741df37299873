#pragma once

#include "kiosk/adapters/central_client.h"
#include "kiosk/adapters/outbox_capacity.h"
#include "kiosk/ports/vault.h"
#include "shared/receipt/keys.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::adapters
{

struct VaultSettings {
    std::filesystem::path folder; ///< holds outbox.sqlite and central-keys.jws
    std::filesystem::path root;   ///< the public key that central's keys are signed with, PEM
    std::string catalogue_version;
    CentralSettings central;
    CapacitySettings capacity;
    /// The pause after the first failure; it doubles up to the longest, each time at random below.
    std::chrono::milliseconds first_pause = std::chrono::seconds{2};
    std::chrono::milliseconds longest_pause = std::chrono::minutes{5};
    /// Hears what an operator should know, without personal data. Standard error where not set.
    std::function<void(std::string_view)> note;
    /// Hears the last hour that an earlier run knew.
    std::function<void(base::Instant)> hear_past;
    /// How far the machine's clock is off, for staff to read. 0 where not set.
    std::function<std::chrono::seconds()> clock_off;
};

/// The outbox and the thread that empties it into central, oldest deposit first. What an earlier
/// run left goes on at once. The clock outlives the vault. `deposit` fails with NetworkDown only
/// where central's key was never fetched, on this run or an earlier one; otherwise with
/// StorageFailed, StorageFull, FileMissing or DepositConflict. A disk that cannot be written now
/// may be so later: it is tried again with each deposit. Errors: ConfigurationInvalid.
base::Result<std::unique_ptr<ports::Vault>>
open_vault(VaultSettings settings, receipt::SigningKey signing_key, const base::Clock& clock);

} // namespace kiosk::adapters
