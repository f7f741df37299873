#include "kiosk/adapters/safe_name.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace kiosk::adapters
{

namespace
{

bool is_harmful(UChar32 character)
{
    const auto type = u_charType(character);
    const bool turns_direction = (character >= 0x202A && character <= 0x202E) ||
                                 (character >= 0x2066 && character <= 0x2069);
    return turns_direction || type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR ||
           type == U_PARAGRAPH_SEPARATOR;
}

} // namespace

std::string safe_name(std::string_view name)
{
    constexpr UChar32 replacement = 0xFFFD;
    // What is no UTF-8 comes out as U+FFFD already.
    const auto read = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
    icu::UnicodeString safe;
    for (int at = 0; at < read.length(); at = read.moveIndex32(at, 1)) {
        const UChar32 character = read.char32At(at);
        safe.append(is_harmful(character) ? replacement : character);
    }
    std::string text;
    return safe.toUTF8String(text);
}

} // namespace kiosk::adapters
