#include "shared/dossier/phone.h"

#include "shared/dossier/digits.h"
#include "shared/dossier/spaces.h"

namespace dossier
{

namespace
{

/// Nine digits, the first not 0.
bool is_french_subscriber(std::string_view text)
{
    return is_digits(text, 9) && text.front() != '0';
}

bool is_phone(std::string_view text)
{
    if (text.starts_with("+33"))
        return is_french_subscriber(text.substr(3));
    if (text.starts_with('0'))
        return is_french_subscriber(text.substr(1));
    return text.starts_with('+') && text.size() >= 8 && text.size() <= 16 && text[1] != '0' &&
           is_digits(text.substr(1), text.size() - 1);
}

} // namespace

base::Result<Phone> Phone::parse(std::string_view text)
{
    if (!is_phone(text))
        return base::failure(base::ErrorCode::DataInvalid, "not a telephone number");
    return Phone{text};
}

std::string Phone::tidied(std::string_view text)
{
    std::string kept = without_spaces(text);
    std::erase(kept, '.');
    return kept;
}

} // namespace dossier
