#pragma once

#include "kiosk/adapters/outbox_capacity.h"
#include "kiosk/adapters/outbox_database.h"
#include "shared/base/clock.h"
#include "shared/dossier/dossier.h"
#include "shared/wire/deposit.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::adapters
{

/// A deposit; the bytes of its files stand apart.
struct KeptDeposit {
    base::Uuid id;
    base::Instant at;
    base::Bytes manifest; ///< sealed
    dossier::Sha256 manifest_digest{};
    std::string receipt;    ///< the kiosk's own
    bool submitted = false; ///< central may have it already
    bool closed = false;    ///< central has it; nothing but the id is kept
    std::string failure;    ///< name of the ErrorCode that keeps it out of central; empty: none
    std::vector<wire::SealedFile> files;
};

// What is done to a deposit's rows. A transaction around it is the caller's.

/// What `deposit_in` reads, from the first column on; without the files.
inline constexpr const char* deposit_columns =
    "id, at, manifest, manifest_digest, receipt, submitted, closed, failure";
inline constexpr int deposit_column_count = 8;
/// Its id is nil where that is none.
KeptDeposit deposit_in(const Statement& row);
/// From the columns id, size, digest.
wire::SealedFile file_in(const Statement& row);
base::Result<std::optional<KeptDeposit>> find_deposit(Database& database,
                                                      const base::Uuid& deposit);
base::Result<std::optional<wire::SealedFile>> find_file(Database& database, const base::Uuid& file);
base::Result<void> insert_whole(Database& database, const KeptDeposit& deposit);
/// In the place of the one of that id, which waits; the bytes of its files are the caller's to
/// erase.
base::Result<void> replace_whole(Database& database, const KeptDeposit& deposit);
/// Erases all but the id.
base::Result<void> close_deposit(Database& database, const base::Uuid& deposit);
/// A day's bytes are the average of the last two weeks that brought any, once there are three.
base::Result<Held> held_in(Database& database);

} // namespace kiosk::adapters
