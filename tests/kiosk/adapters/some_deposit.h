#pragma once

#include "kiosk/adapters/outbox_rows.h"

namespace tests
{

inline const base::Instant morning = base::parse_instant("2026-11-22T08:58:12Z").value();

/// A new id, and no files yet.
inline kiosk::adapters::KeptDeposit some_deposit(base::Bytes manifest)
{
    kiosk::adapters::KeptDeposit deposit;
    deposit.id = base::Uuid::make(morning);
    deposit.at = morning;
    deposit.manifest = std::move(manifest);
    deposit.manifest_digest.fill(std::byte{7});
    deposit.receipt = "DEP1:ABC";
    return deposit;
}

} // namespace tests
