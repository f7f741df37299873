#include "shared/receipt/kiosk_name.h"

#include <algorithm>

namespace receipt
{

bool is_kiosk_name(std::string_view name)
{
    constexpr std::size_t longest = 32;
    return name.size() <= longest && std::ranges::all_of(name, [](char character) {
               return character >= ' ' && character <= '~';
           });
}

} // namespace receipt
