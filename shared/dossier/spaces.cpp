#include "shared/dossier/spaces.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dossier
{

namespace
{

bool is_space(UChar32 character)
{
    return u_isUWhiteSpace(character) != 0;
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

icu::UnicodeString utf16(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

} // namespace

std::string without_spaces(std::string_view text)
{
    const icu::UnicodeString from = utf16(text);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1))
        if (!is_space(from.char32At(i)))
            kept.append(from.char32At(i));
    return utf8(kept);
}

std::string single_spaced(std::string_view text)
{
    const icu::UnicodeString from = utf16(text);
    icu::UnicodeString kept;
    bool pending = false;
    for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
        if (is_space(from.char32At(i))) {
            pending = !kept.isEmpty();
            continue;
        }
        if (pending)
            kept.append(u' ');
        pending = false;
        kept.append(from.char32At(i));
    }
    return utf8(kept);
}

std::string trimmed(std::string_view text)
{
    const icu::UnicodeString from = utf16(text);
    std::int32_t start = 0;
    std::int32_t end = from.length();
    while (start < end && is_space(from.charAt(start)))
        ++start;
    while (end > start && is_space(from.charAt(end - 1)))
        --end;
    return utf8(from.tempSubStringBetween(start, end));
}

std::size_t characters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace dossier
