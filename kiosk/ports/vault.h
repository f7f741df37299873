#pragma once

#include "kiosk/ports/central.h"

#include <memory>

namespace kiosk::ports
{

/// The clear bytes of a session's files: in memory only, locked, wiped at the end.
class Papers
{
public:
    virtual ~Papers() = default;
    virtual void keep(const base::Uuid& file, base::Bytes bytes) = 0;
    /// Nothing where it is not there. What is looked at stays readable, as zeros once it was wiped.
    virtual std::shared_ptr<const base::ByteView> look_at(const base::Uuid& file) const = 0;
    virtual void remove(const base::Uuid& file) = 0;
    /// Overwrites and forgets all.
    virtual void wipe() = 0;
};

/// Where a deposit goes: durably sealed here first, then to central.
class Vault
{
public:
    virtual ~Vault() = default;

    /// Seals the dossier and its files to central's key and commits them to the outbox (fsync).
    /// From then on the deposit is acknowledged; the answer holds the kiosk's own receipt.
    virtual base::Result<dossier::Acknowledgement>
    deposit(const Session& session, const dossier::Dossier& dossier, const Papers& papers) = 0;
    /// Waits until central acknowledged that deposit, at most so long; nothing where it did not.
    virtual std::optional<dossier::Acknowledgement>
    await_central(const base::Uuid& deposit, std::chrono::milliseconds at_most) = 0;
    /// Whether a deposit would be kept now. StorageFull where less than a tenth of the room is
    /// left, StorageFailed where the disk takes nothing.
    virtual base::Result<void> room() const = 0;
    /// Deposits that central has not acknowledged yet.
    virtual std::size_t waiting() const = 0;
};

} // namespace kiosk::ports
