#pragma once

#include "kiosk/ports/vault.h"

#include <memory>

namespace kiosk::adapters
{

/// Files in guarded, locked memory that no core dump holds, overwritten when they go. What `keep`
/// is given is overwritten too. Calls may come from several threads.
std::unique_ptr<ports::Papers> make_papers();

} // namespace kiosk::adapters
