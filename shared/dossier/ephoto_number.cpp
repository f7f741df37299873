#include "shared/dossier/ephoto_number.h"

#include "shared/dossier/digits.h"
#include "shared/dossier/spaces.h"

namespace dossier
{

base::Result<EphotoNumber> EphotoNumber::parse(std::string_view text)
{
    std::string digits = without_spaces(text);
    if (!is_digits(digits, 22))
        return base::failure(base::ErrorCode::DataInvalid, "an e-photo number has 22 digits");
    return EphotoNumber{std::move(digits)};
}

} // namespace dossier
