#include "kiosk/adapters/safe_name.h"

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace kiosk::adapters
{

std::string safe_name(std::string_view name)
{
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string safe;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    const auto length = static_cast<std::int32_t>(name.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t begin = at;
        UChar32 character = 0;
        U8_NEXT(bytes, at, length, character);
        const bool harmful = character < 0 || u_charType(character) == U_CONTROL_CHAR ||
                             (character >= 0x202A && character <= 0x202E) ||
                             (character >= 0x2066 && character <= 0x2069) ||
                             u_charType(character) == U_LINE_SEPARATOR ||
                             u_charType(character) == U_PARAGRAPH_SEPARATOR;
        safe += harmful ? replacement
                        : name.substr(static_cast<std::size_t>(begin),
                                      static_cast<std::size_t>(at - begin));
    }
    return safe;
}

} // namespace kiosk::adapters
