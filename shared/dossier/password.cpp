#include "shared/dossier/password.h"

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dossier
{

namespace
{

constexpr int fewest_characters = 8;
constexpr int most_characters = 128;

void look_at(UChar32 character, PasswordGaps& gaps)
{
    const int type = u_charType(character);
    if (type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER)
        gaps.no_upper = false;
    else if (type == U_LOWERCASE_LETTER)
        gaps.no_lower = false;
    else if (type == U_DECIMAL_DIGIT_NUMBER)
        gaps.no_digit = false;
    else if (u_isalpha(character) == 0)
        gaps.no_special = false;
}

/// The next character; a byte that is not UTF-8 stands for itself.
UChar32 next_character(std::string_view text, std::size_t& at)
{
    auto index = static_cast<std::int32_t>(at);
    const auto length = static_cast<std::int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 character = 0;
    U8_NEXT(bytes, index, length, character); // NOLINT(bugprone-inc-dec-in-conditions): ICU's own
    at = static_cast<std::size_t>(index);
    return character < 0 ? 0xFFFD : character;
}

} // namespace

PasswordGaps gaps_in(std::string_view password)
{
    PasswordGaps gaps{.no_upper = true, .no_lower = true, .no_digit = true, .no_special = true};
    int count = 0;
    for (std::size_t at = 0; at < password.size() && count <= most_characters; ++count)
        look_at(next_character(password, at), gaps);
    gaps.too_short = count < fewest_characters;
    gaps.too_long = count > most_characters;
    return gaps;
}

base::Result<Password> Password::parse(std::string_view text)
{
    if (gaps_in(text).any())
        return base::failure(base::ErrorCode::PasswordWeak);
    return Password{text};
}

} // namespace dossier
