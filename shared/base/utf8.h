#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace base
{

/// The bytes where each character of UTF-8 starts, and the end.
std::vector<std::size_t> character_starts(std::string_view text);

} // namespace base
