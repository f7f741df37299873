#pragma once

#include "shared/base/result.h"

namespace kiosk::adapters
{

/// Whether trying another deposit would fail alike.
inline bool concerns_all(base::ErrorCode code)
{
    using enum base::ErrorCode;
    return code == NetworkDown || code == CentralBusy || code == CentralRefused ||
           code == TooManyTries || code == Cancelled;
}

} // namespace kiosk::adapters
