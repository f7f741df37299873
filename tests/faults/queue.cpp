#include "tests/faults/queue.h"

#include <doctest/doctest.h>

namespace faults
{

using namespace std::chrono_literals;

Queue::Queue(central::tests::Desk& desk, const Site& site)
    : m_desk{desk}, m_site{site}, m_kiosk{site.kiosk()}
{
}

void Queue::send_one()
{
    m_sent.push_back({planted_dossier(m_desk)});
    m_kiosk.give(input_of(m_sent.back().given, m_desk.clock.now()));
    ++m_waiting;
}

void Queue::take_down(const std::string& line)
{
    m_waiting -= line == "wiped" ? 1 : 0;
    take_receipt(line, m_sent);
}

bool Queue::hear(std::chrono::milliseconds at_most)
{
    while (const auto line = m_kiosk.line(at_most)) {
        take_down(*line);
        if (*line == "wiped")
            return true;
    }
    return false;
}

void Queue::kill_kiosk()
{
    m_kiosk.kill();
    while (hear(0ms)) {
    }
    m_kiosk = m_site.kiosk();
    m_waiting = 0;
}

void Queue::let_all_arrive()
{
    m_kiosk.end_input();
    bool empty = false;
    // It says nothing while hundreds of deposits are on their way.
    while (const auto line = m_kiosk.line(20 * patience)) {
        empty = *line == "empty";
        take_down(*line);
    }
    CHECK(empty);
    CHECK(m_kiosk.wait() == 0);
}

} // namespace faults
