#pragma once

#include "kiosk/adapters/outbox_database.h"

namespace kiosk::adapters
{

struct Rescued {
    std::int64_t moved = 0;
    std::int64_t lost = 0;    ///< known to have been there and not readable
    bool all_counted = false; ///< else more may be lost than that
};

/// What stands for a count that nobody knows.
inline constexpr std::int64_t lost_unknown = -1;

/// Copies into a new outbox what can still be read whole in a damaged one, and notes there which
/// file was left aside. Needs no index of the damaged one. Only what fails of the new one is an
/// error.
base::Result<Rescued> rescue(const std::filesystem::path& damaged, Database& into);

} // namespace kiosk::adapters
