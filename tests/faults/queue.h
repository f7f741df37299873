#pragma once

#include "tests/faults/machines.h"
#include "tests/faults/planted.h"

namespace faults
{

/// Visitors with planted dossiers, one behind the other at a kiosk that may die.
class Queue
{
public:
    Queue(central::tests::Desk& desk, const Site& site);

    void send_one();
    /// What the kiosk says, until a visitor is gone; whether that came.
    bool hear(std::chrono::milliseconds at_most);
    /// A last word, and another kiosk in its place: who was not served has left.
    void kill_kiosk();
    /// No visitor comes any more: until central has confirmed everything. The kiosk ends by itself.
    void let_all_arrive();

    pid_t kiosk() const { return m_kiosk.id(); }
    std::uint64_t waiting() const { return m_waiting; }
    std::vector<Sent>& sent() { return m_sent; }

private:
    void take_down(const std::string& line);

    central::tests::Desk& m_desk;
    const Site& m_site;
    Process m_kiosk;
    std::vector<Sent> m_sent;
    std::uint64_t m_waiting = 0; ///< visitors whom the living kiosk was given and has not served
};

} // namespace faults
