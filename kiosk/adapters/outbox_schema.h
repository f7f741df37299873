#pragma once

#include "kiosk/adapters/outbox_database.h"
#include "kiosk/adapters/sealed_files.h"

namespace kiosk::adapters
{

/// Makes the outbox's tables, or brings those of an earlier version forward.
base::Result<void> prepare_outbox(Database& database, const SealedFiles& sealed);

/// Overwrites what a failed commit may have left in the log: any other commit takes its place.
base::Result<void> commit_nothing(Database& database);

} // namespace kiosk::adapters
