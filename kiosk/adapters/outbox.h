#pragma once

#include "kiosk/adapters/outbox_file.h"
#include "kiosk/adapters/outbox_reserve.h"
#include "kiosk/adapters/outbox_rows.h"

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::adapters
{

/// A place in the queue.
struct Turn {
    base::Uuid deposit;
    std::int64_t turn = 0;
};

/// Where central takes a file.
struct NotedUpload {
    base::Uuid file;
    std::string location;
};

/// What did not work, for staff to read.
struct Failure {
    base::ErrorCode code{};
    base::Instant at{};
    base::Instant next_try{};
};

/// Deposits on disk until central acknowledged them: ciphertext, identifiers, sizes and states, and
/// nothing that can be read. Calls may come from several threads. A file that is damaged is left
/// aside as it is, and another takes its place with all that can still be read. A disk that is full
/// refuses new ones; those that wait are noted and erased all the same. Errors: StorageFailed,
/// StorageFull.
class Outbox
{
public:
    /// Opens its file when it is first needed, and again as long as it cannot. `note` hears what an
    /// operator should know.
    explicit Outbox(const std::filesystem::path& folder, OutboxFile::Note note = {});
    /// One that could be opened.
    static base::Result<std::unique_ptr<Outbox>> open(const std::filesystem::path& folder);

    /// Commits a deposit and its files as one; on the disk when it answers. `deposit` names no
    /// files itself. One of that id that waits is replaced as a whole; DepositConflict where
    /// central has it.
    base::Result<void> add(const KeptDeposit& deposit, const std::vector<base::Uuid>& files,
                           const Seals& seals);

    /// Whose turn it is among those that central has not acknowledged: the oldest first, but a
    /// large one lets a few small ones pass. Each has its turn: who comes later than those few
    /// stays behind it.
    base::Result<std::optional<Turn>> next(std::int64_t after_turn);
    /// How many of those there are.
    base::Result<std::uint64_t> waiting();
    base::Result<Held> held();

    /// The latest hour that it knows of: nothing happens earlier.
    base::Result<base::Instant> last_hour();

    base::Result<std::optional<KeptDeposit>> find(const base::Uuid& deposit);
    /// DataInvalid where they are gone. That they are the same, central tells by their digest.
    base::Result<SealedReading> open_file(const wire::SealedFile& file);

    /// Where central takes the bytes of a file; empty where it has no place for it yet.
    base::Result<std::string> upload_of(const base::Uuid& file);
    base::Result<void> note_uploads(const std::vector<NotedUpload>& uploads);
    /// Before central is asked to commit it: from now on it may have done so.
    base::Result<void> note_submitted(const base::Uuid& deposit);
    /// Central lacks files: their uploads begin again.
    base::Result<void> note_refused(const base::Uuid& deposit);
    base::Result<void> note_failure(const base::Uuid& deposit, const Failure& failure);
    /// How it went with central as a whole; nothing: well.
    base::Result<void> note_line(const std::optional<Failure>& failure, base::Instant at);
    /// How far the machine's clock is from the hour as the kiosk tells it.
    base::Result<void> note_clock(std::chrono::seconds off);
    /// Erases all but the id.
    base::Result<void> close(const base::Uuid& deposit);
    /// The same, of what was sent: false where another content has taken its place since.
    base::Result<bool> close_sent(const KeptDeposit& sent);
    /// Writes as little as may be. StorageFailed, StorageFull.
    base::Result<void> writable();
    /// Takes its reserve back where the disk has it again, and erases sealed bytes that a cut left
    /// without a deposit.
    void tidy();

private:
    template <typename Deed>
    auto attempt(const Deed& deed);
    template <typename Deed>
    auto with_database(const Deed& deed);
    base::Result<void> close(Database& database, const KeptDeposit& kept);
    void take_back(Database& database, const KeptDeposit& deposit);
    base::Result<bool> is_wanted(const std::string& name);
    void sweep();

    std::mutex m_mutex;
    OutboxFile m_file;
    OutboxReserve m_reserve;
    bool m_swept = false; ///< only the thread that tidies
};

} // namespace kiosk::adapters
