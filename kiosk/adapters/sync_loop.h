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

/// The thread that brings what waits into central, oldest first, and keeps central's keys fresh. It
/// sleeps where there is nothing to do.
class SyncLoop
{
public:
    struct Parts {
        CentralConnection& connection;
        Outbox& outbox;
        VaultKeys& keys;
    };

    SyncLoop(const Parts& parts, const receipt::VerifyingKey& own_key,
             const VaultSettings& settings);
    /// Ends what is under way; the outbox keeps what was not acknowledged.
    ~SyncLoop();

    /// Something new waits: tries at once, whatever failed before.
    void wake();
    /// Waits for central's acknowledgement, at most so long.
    std::optional<dossier::Acknowledgement> await(const base::Uuid& deposit,
                                                  std::chrono::milliseconds at_most);
    /// What central acknowledged since this start, among the last hundred.
    std::optional<dossier::Acknowledgement> acknowledgement_of(const base::Uuid& deposit) const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Failure {
        SyncPause pause;
        Moment next_try;
    };

    void run(const std::stop_token& stop);
    /// One pass over all that is due; answers when to look again.
    Moment pass();
    base::Result<void> introduce();
    base::Result<void> send_due();
    void send(const base::Uuid& deposit, base::Result<void>& central_is_there);
    void acknowledge(const dossier::Acknowledgement& given);
    void note(const char* what, const base::Error& error) const;

    Parts m_parts;
    receipt::VerifyingKey m_own_key;
    VaultSettings m_settings;
    Sync m_sync;

    // The thread's own.
    SyncPause m_pause;
    std::map<base::Uuid, Failure> m_failures;
    bool m_introduced = false;
    Moment m_keys_due{};

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    std::vector<dossier::Acknowledgement> m_acknowledged;

    std::jthread m_thread;
};

} // namespace kiosk::adapters
