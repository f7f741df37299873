#pragma once

#include "kiosk/ports/addresses.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kiosk::adapters
{

/// The addresses of a GeocodeJSON answer whose commune is known, so many at most; nothing where it
/// is no such answer.
std::optional<std::vector<ports::Address>> addresses_in(std::string_view answer,
                                                        std::size_t at_most);

} // namespace kiosk::adapters
