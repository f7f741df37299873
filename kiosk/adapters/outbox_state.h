#pragma once

#include "kiosk/adapters/outbox_capacity.h"
#include "kiosk/adapters/storage_trouble.h"
#include "shared/base/clock.h"
#include "shared/base/uuid.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::adapters
{

/// What did not work; `code` is the name of an ErrorCode, empty where all is well.
struct Trouble {
    std::string code;
    base::Instant at{};
    base::Instant next_try{};
};

enum class DepositStage { Waiting, Sending, Submitted };

struct DepositState {
    base::Uuid id;
    base::Instant at{};
    std::uint64_t bytes = 0;
    DepositStage stage{};
    unsigned tries = 0; ///< that failed
    Trouble trouble;
};

/// A damaged file that was left as it is.
struct LeftAside {
    std::string file;
    base::Instant at{};
    std::int64_t moved = 0;           ///< deposits that could be read
    std::optional<std::int64_t> lost; ///< and that could not; nothing: nobody knows how many
};

/// The outbox as staff reads it.
struct OutboxState {
    std::optional<StorageTrouble> disk; ///< the outbox takes nothing, and why
    Capacity capacity;
    std::uint64_t waiting = 0;
    base::Instant heard_at{}; ///< of central; the epoch: never
    Trouble line;
    std::chrono::seconds clock_off{};
    std::vector<DepositState> deposits; ///< in turn, those asked for
    std::vector<LeftAside> aside;
};

/// Looks, beside a kiosk that may run, and changes nothing. Errors: StorageFailed where there is no
/// outbox that can be read.
base::Result<OutboxState> look_at_outbox(const std::filesystem::path& folder,
                                         const CapacitySettings& settings,
                                         std::size_t most_deposits);

} // namespace kiosk::adapters
