#pragma once

#include <string>
#include <string_view>

namespace kiosk::adapters
{

/// A file's name as it may be shown: as it is, but what is no UTF-8, commands the terminal or turns
/// the reading direction round (`gnp.exe` that reads `exe.png`) becomes U+FFFD.
std::string safe_name(std::string_view name);

} // namespace kiosk::adapters
