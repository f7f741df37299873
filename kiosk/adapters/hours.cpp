#include "kiosk/adapters/hours.h"

#include <ctime>
#include <utility>

namespace kiosk::adapters
{

namespace
{

using std::chrono::milliseconds;

constexpr std::chrono::minutes small{2};

milliseconds since_boot()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds{now.tv_sec} +
           std::chrono::duration_cast<milliseconds>(std::chrono::nanoseconds{now.tv_nsec});
}

bool agree(base::Instant one, base::Instant other)
{
    return std::chrono::abs(one - other) <= small;
}

} // namespace

Hours::Hours(const base::Clock& machine, Even even)
    : m_machine{machine}, m_even{even ? std::move(even) : Even{since_boot}}
{
    set(m_machine.now());
}

/// As it goes on from when it was last set.
base::Instant Hours::told() const
{
    return m_hour + (m_even() - m_at);
}

void Hours::set(base::Instant hour) const
{
    m_at = m_even();
    m_hour = hour;
}

base::Instant Hours::now() const
{
    const std::lock_guard lock{m_mutex};
    const base::Instant machine = m_machine.now();
    if (agree(machine, told()))
        set(machine);
    return told();
}

void Hours::not_before(base::Instant known)
{
    const std::lock_guard lock{m_mutex};
    if (const base::Instant before = told(); before < known) {
        m_put_right += known - before;
        set(known);
    }
}

void Hours::hear_central(base::Instant hour)
{
    const std::lock_guard lock{m_mutex};
    const base::Instant before = told();
    if (agree(before, hour))
        return;
    const base::Instant machine = m_machine.now();
    const base::Instant after = agree(machine, hour) ? machine : hour;
    m_put_right += after - before;
    set(after);
}

std::chrono::seconds Hours::machine_ahead() const
{
    const std::lock_guard lock{m_mutex};
    const base::Instant machine = m_machine.now();
    const base::Instant hour = told();
    return agree(machine, hour) ? std::chrono::seconds{0}
                                : std::chrono::round<std::chrono::seconds>(machine - hour);
}

milliseconds Hours::put_right() const
{
    const std::lock_guard lock{m_mutex};
    return m_put_right;
}

} // namespace kiosk::adapters
