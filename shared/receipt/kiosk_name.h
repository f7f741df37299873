#pragma once

#include <string_view>

namespace receipt
{

/// Whether a receipt can name a kiosk so: at most 32 characters of ASCII, none of which commands
/// the terminal or the printer that shows them.
bool is_kiosk_name(std::string_view name);

} // namespace receipt
