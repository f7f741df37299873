#include "shared/dossier/person_name.h"

#include "shared/dossier/spaces.h"

#include <string_view>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dossier
{

namespace
{

bool joins_parts(UChar32 character)
{
    return std::u32string_view{U" -\u2010\u2011'\u2019\u02BC"}.contains(
        static_cast<char32_t>(character));
}

bool is_mark(UChar32 character)
{
    const int type = u_charType(character);
    return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

icu::UnicodeString utf16(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

bool is_name(const icu::UnicodeString& text)
{
    bool has_letter = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 character = text.char32At(i);
        const bool letter = u_isalpha(character) != 0;
        has_letter = has_letter || letter;
        if (!letter && !is_mark(character) && !joins_parts(character))
            return false;
    }
    return has_letter;
}

} // namespace

base::Result<PersonName> PersonName::parse(std::string_view text)
{
    const icu::UnicodeString name = utf16(text);
    if (static_cast<std::size_t>(name.countChar32()) > longest || !is_name(name))
        return base::failure(base::ErrorCode::DataInvalid, "not a name");
    return PersonName{text};
}

std::optional<std::string> PersonName::suggestion() const
{
    const icu::UnicodeString from = utf16(single_spaced(m_text));
    icu::UnicodeString to;
    bool starts = true;
    for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
        const UChar32 character = from.char32At(i);
        to.append(starts ? u_totitle(character) : u_tolower(character));
        starts = joins_parts(character);
    }
    std::string suggested;
    to.toUTF8String(suggested);
    return suggested == m_text ? std::nullopt : std::optional{suggested};
}

} // namespace dossier
