#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace kiosk::adapters
{

/// How much the outbox may grow.
struct CapacitySettings {
    /// What a day is expected to bring, sealed; what was seen counts for more, once it is known.
    std::uint64_t bytes_a_day = 500'000'000;
    /// What stays free of the disk, whatever waits.
    std::uint64_t reserve_bytes = 256'000'000;
};

/// What an outbox says of itself, bytes.
struct Held {
    std::uint64_t waiting = 0;
    std::optional<std::uint64_t> seen_a_day{};
};

/// What the outbox holds and how much more it can, bytes.
struct Capacity {
    std::uint64_t waiting = 0;
    std::uint64_t free = 0; ///< of the disk, less the reserve
    std::uint64_t a_day = 0;

    /// Of all that it could hold, 0..100.
    unsigned percent_used() const;
    /// Below 90 %, and one of so many bytes fits: a new deposit may begin.
    bool takes_deposits(std::uint64_t bytes = 0) const;
    /// How long it takes deposits without central; 0 where it takes none.
    std::uint64_t days_left() const;
};

/// StorageFailed where the disk does not say.
base::Result<Capacity> capacity_of(const std::filesystem::path& folder, const Held& held,
                                   const CapacitySettings& settings);

} // namespace kiosk::adapters
