#include "shared/dossier/field_formats.h"

#include "shared/dossier/deposit.h"
#include "shared/dossier/digits.h"
#include "shared/dossier/foreigner_number.h"
#include "shared/dossier/spaces.h"

namespace dossier
{

namespace
{

using catalogue::FieldFormat;
using Fault = std::optional<catalogue::MessageKey>;

constexpr std::size_t siret_digits = 14;
constexpr std::size_t stamp_digits = 16;
constexpr std::string_view la_poste = "356000000";

/// Every second digit from the right counts twice, the sum of its digits standing for it.
int luhn_sum(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int doubled = 2 * digit;
        sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum;
}

int plain_sum(std::string_view digits)
{
    int sum = 0;
    for (const char digit : digits)
        sum += digit - '0';
    return sum;
}

Fault fault_in_foreigner_number(std::string_view text)
{
    if (ForeignerNumber::parse(text))
        return std::nullopt;
    return ForeignerNumber::lacks_a_digit(text) ? "problem.foreigner_number_nine"
                                                : "problem.foreigner_number";
}

} // namespace

bool is_siret(std::string_view text)
{
    if (!is_digits(text, siret_digits))
        return false;
    return luhn_sum(text) % 10 == 0 || (text.starts_with(la_poste) && plain_sum(text) % 5 == 0);
}

std::string tidied_format(FieldFormat format, std::string_view text)
{
    switch (format) {
    case FieldFormat::Siret:
    case FieldFormat::Stamp:
    case FieldFormat::ForeignerNumber:
    case FieldFormat::RequestNumber:
        return without_spaces(text);
    default:
        return trimmed(text);
    }
}

Fault fault_in_format(FieldFormat format, std::string_view text, base::Date today)
{
    const std::string tidy = tidied_format(format, text);
    switch (format) {
    case FieldFormat::Siret:
        return is_siret(tidy) ? std::nullopt : Fault{"problem.siret"};
    case FieldFormat::Stamp:
        return is_digits(tidy, stamp_digits) ? std::nullopt : Fault{"problem.stamp"};
    case FieldFormat::ForeignerNumber:
        return fault_in_foreigner_number(tidy);
    case FieldFormat::RequestNumber:
        return ApplicationNumber::parse(tidy, today) ? std::nullopt
                                                     : Fault{"problem.request_number"};
    default:
        return std::nullopt;
    }
}

} // namespace dossier
