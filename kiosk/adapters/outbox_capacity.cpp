#include "kiosk/adapters/outbox_capacity.h"

#include <algorithm>

namespace kiosk::adapters
{

namespace
{

constexpr std::uint64_t most_percent = 90;

} // namespace

unsigned Capacity::percent_used() const
{
    const std::uint64_t whole = waiting + free;
    return whole == 0 ? 100U : static_cast<unsigned>(waiting * 100 / whole);
}

bool Capacity::takes_deposits(std::uint64_t bytes) const
{
    return free > bytes && percent_used() < most_percent;
}

std::uint64_t Capacity::days_left() const
{
    const std::uint64_t most = (waiting + free) / 100 * most_percent;
    return takes_deposits() && most > waiting ? (most - waiting) / std::max<std::uint64_t>(a_day, 1)
                                              : 0;
}

base::Result<Capacity> capacity_of(const std::filesystem::path& folder, const Held& held,
                                   const CapacitySettings& settings)
{
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error)
        return base::failure(base::ErrorCode::StorageFailed, "outbox: the disk does not say");
    const std::uint64_t available = space.available;
    return Capacity{.waiting = held.waiting,
                    .free = available - std::min(available, settings.reserve_bytes),
                    .a_day =
                        std::max<std::uint64_t>(held.seen_a_day.value_or(settings.bytes_a_day), 1)};
}

} // namespace kiosk::adapters
