#include "shared/dossier/foreigner_number.h"

#include "shared/dossier/digits.h"

namespace dossier
{

base::Result<ForeignerNumber> ForeignerNumber::parse(std::string_view text)
{
    if (!is_digits(text, 10))
        return base::failure(base::ErrorCode::DataInvalid, "a foreigner number has 10 digits");
    return ForeignerNumber{text};
}

bool ForeignerNumber::lacks_a_digit(std::string_view text)
{
    return is_digits(text, 9);
}

} // namespace dossier
