#pragma once

#include "kiosk/adapters/outbox_database.h"
#include "shared/base/clock.h"
#include "shared/dossier/dossier.h"
#include "shared/wire/deposit.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::adapters
{

/// A deposit without the bytes of its files.
struct KeptDeposit {
    base::Uuid id;
    base::Instant at;
    base::Bytes manifest; ///< sealed
    dossier::Sha256 manifest_digest{};
    std::string receipt;    ///< the kiosk's own
    bool submitted = false; ///< central may have it already
    bool closed = false;    ///< central has it; nothing but the id is kept
    std::vector<wire::SealedFile> files;
};

/// Deposits on disk until central acknowledged them: ciphertext, identifiers, sizes and states, and
/// nothing that can be read. Calls may come from several threads. Errors: StorageFailed,
/// StorageFull.
class Outbox
{
public:
    static base::Result<std::unique_ptr<Outbox>> open(const std::filesystem::path& file);

    /// The sealed form of a file.
    using Seals = std::function<base::Result<base::Bytes>(const base::Uuid& file)>;
    /// Commits a deposit and its files as one; on the disk when it answers.
    base::Result<void> add(const KeptDeposit& deposit, const std::vector<base::Uuid>& files,
                           const Seals& seals);

    /// Those that central has not acknowledged, oldest first.
    base::Result<std::vector<base::Uuid>> waiting();
    base::Result<std::optional<KeptDeposit>> find(const base::Uuid& deposit);
    base::Result<base::Bytes> file_bytes(const base::Uuid& file);

    /// Where central takes the bytes of a file; empty where it has no place for it yet.
    base::Result<std::string> upload_of(const base::Uuid& file);
    base::Result<void> note_upload(const base::Uuid& file, const std::string& location);
    /// Before central is asked to commit it: from now on it may have done so.
    base::Result<void> note_submitted(const base::Uuid& deposit);
    /// Central lacks files: their uploads begin again.
    base::Result<void> note_refused(const base::Uuid& deposit);
    /// Erases all but the id.
    base::Result<void> close(const base::Uuid& deposit);

private:
    explicit Outbox(Database database) : m_database{std::move(database)} {}
    std::mutex m_mutex;
    Database m_database;
};

} // namespace kiosk::adapters
