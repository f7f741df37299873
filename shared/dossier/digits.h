#pragma once

#include <algorithm>
#include <string_view>

namespace dossier
{

inline bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

inline bool is_digits(std::string_view text, std::size_t count)
{
    return text.size() == count && std::ranges::all_of(text, is_digit);
}

} // namespace dossier
