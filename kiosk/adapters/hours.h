#pragma once

#include "shared/base/clock.h"

#include <functional>
#include <mutex>

namespace kiosk::adapters
{

/// The hour as the kiosk tells it. It follows the machine's clock as long as that one moves evenly;
/// a jump of more than two minutes, forward or back, is not believed until central's own hour
/// agrees with it. For several threads.
class Hours final : public base::Clock
{
public:
    /// Moves evenly, and counts the time that the machine sleeps.
    using Even = std::function<std::chrono::milliseconds()>;
    explicit Hours(const base::Clock& machine, Even even = {});

    base::Instant now() const override;
    /// A deposit was made at that hour, so it is not earlier now.
    void not_before(base::Instant known);
    void hear_central(base::Instant hour);

    /// How far the machine's clock is ahead of the kiosk's hour; 0 where they agree.
    std::chrono::seconds machine_ahead() const;
    /// What was put right so far, in all: times taken before it are off by that.
    std::chrono::milliseconds put_right() const;

private:
    base::Instant told() const;
    void set(base::Instant hour) const;

    const base::Clock& m_machine;
    Even m_even;
    mutable std::mutex m_mutex;
    mutable base::Instant m_hour;             ///< at the even time
    mutable std::chrono::milliseconds m_at{}; ///< the even time
    mutable std::chrono::milliseconds m_put_right{};
};

} // namespace kiosk::adapters
