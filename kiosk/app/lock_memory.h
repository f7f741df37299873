#pragma once

namespace kiosk::app
{

/// Keeps every page that this process touches out of swap. False, and nothing is locked, where the
/// limit of locked memory (RLIMIT_MEMLOCK) is not infinite: what exceeds a limit fails to be had.
bool lock_memory();

} // namespace kiosk::app
