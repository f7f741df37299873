#pragma once

#include <chrono>
#include <optional>

namespace kiosk::adapters
{

/// How long to leave central alone after failures in a row: at random below a limit that doubles
/// ("full jitter"), so that kiosks do not come back from an outage together.
class SyncPause
{
public:
    SyncPause(std::chrono::milliseconds first, std::chrono::milliseconds longest)
        : m_first{first}, m_longest{longest}
    {
    }

    /// After one more failure; not shorter than what central asked for, within a quarter of an
    /// hour: an answer that lies must not keep deposits here.
    std::chrono::milliseconds next(std::optional<std::chrono::seconds> asked_for);
    void reset() { m_failures = 0; }
    /// The limit of the next pause.
    std::chrono::milliseconds limit() const;

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    unsigned m_failures = 0;
};

} // namespace kiosk::adapters
