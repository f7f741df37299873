#pragma once

#include "kiosk/adapters/sync.h"
#include "kiosk/adapters/sync_pause.h"
#include "kiosk/adapters/vault.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace kiosk::adapters
{

/// The thread that brings what waits into central, in turn, and keeps central's keys and the
/// kiosk's certificate fresh. It sleeps where there is nothing to do.
class SyncLoop
{
public:
    struct Parts {
        CentralConnection& connection;
        Outbox& outbox;
        VaultKeys& keys;
        Identity& identity;
        const base::Clock& clock;
    };

    /// The clock tells when things failed; pauses do not depend on it.
    SyncLoop(const Parts& parts, const receipt::VerifyingKey& own_key,
             const VaultSettings& settings);
    /// Ends what is under way; the outbox keeps what was not acknowledged.
    ~SyncLoop();

    /// Something new waits: tries at once, whatever failed before, unless central asked for a
    /// pause.
    void wake();
    /// Waits for central's acknowledgement, at most so long.
    std::optional<dossier::Acknowledgement> await(const base::Uuid& deposit,
                                                  std::chrono::milliseconds at_most);
    /// What central acknowledged since this start, among the last hundred.
    std::optional<dossier::Acknowledgement> acknowledgement_of(const base::Uuid& deposit) const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Later {
        SyncPause pause;
        Moment next_try;
    };

    void run(const std::stop_token& stop);
    /// One pass over all that is due; answers when to look again.
    Moment pass();
    base::Result<void> introduce();
    void renew_identity();
    base::Result<void> send_due();
    /// What ended two passes in a row may be that deposit's own trouble.
    bool may_stumble_alone(const base::Uuid& deposit, const base::Error& error);
    bool is_due(const base::Uuid& deposit) const;
    /// An error that concerns all.
    base::Result<void> send(const base::Uuid& deposit);
    void put_off(const base::Uuid& deposit, const base::Error& error);
    Moment rest_after(const base::Error& error);
    void tell_well();
    void look_at_clock();
    Failure failure_of(const base::Error& error, std::chrono::milliseconds pause) const;
    void acknowledge(const dossier::Acknowledgement& given);
    void note(const char* what, const base::Error& error) const;

    Parts m_parts;
    receipt::VerifyingKey m_own_key;
    VaultSettings m_settings;
    Sync m_sync;

    // The thread's own.
    SyncPause m_pause;
    std::map<base::Uuid, Later> m_later;
    std::optional<base::Uuid> m_stumbled; ///< the deposit that ended the last pass
    Moment m_not_before{};                ///< central asked to be left alone until then
    bool m_introduced = false;
    std::optional<base::Instant> m_told_well; ///< when the outbox was told that central answers
    std::chrono::seconds m_clock_off{};
    Moment m_keys_due{};

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    std::vector<dossier::Acknowledgement> m_acknowledged;

    std::jthread m_thread;
};

} // namespace kiosk::adapters
