#include "kiosk/adapters/sync_pause.h"

#include <algorithm>
#include <random>

namespace kiosk::adapters
{

namespace
{

constexpr std::chrono::seconds longest_obeyed{15 * 60};

} // namespace

std::chrono::milliseconds SyncPause::limit() const
{
    constexpr unsigned most_doublings = 20;
    const auto doubled = m_first * (std::int64_t{1} << std::min(m_failures, most_doublings));
    return std::min<std::chrono::milliseconds>(doubled, m_longest);
}

std::chrono::milliseconds SyncPause::next(std::optional<std::chrono::seconds> asked_for)
{
    thread_local std::minstd_rand random{std::random_device{}()};
    std::uniform_int_distribution<std::int64_t> below{0, limit().count()};
    const std::chrono::milliseconds pause{below(random)};
    ++m_failures;
    if (!asked_for)
        return pause;
    return std::max<std::chrono::milliseconds>(pause, std::min(*asked_for, longest_obeyed));
}

} // namespace kiosk::adapters
