#pragma once

namespace kiosk::adapters
{

/// Zeroes the stack below its caller, and the vector registers: what was called before leaves a
/// visitor's words in both, and a thread that is started inherits the registers.
void wipe_stack();

} // namespace kiosk::adapters
