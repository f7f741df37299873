#include "shared/dossier/field_rules.h"

#include "shared/base/date.h"
#include "shared/dossier/address.h"
#include "shared/dossier/communes.h"
#include "shared/dossier/digits.h"
#include "shared/dossier/email.h"
#include "shared/dossier/person_name.h"
#include "shared/dossier/phone.h"
#include "shared/dossier/spaces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace dossier
{

namespace
{

using catalogue::Field;
using catalogue::FieldKind;
using catalogue::MessageKey;
using catalogue::Value;
using Fault = std::optional<MessageKey>;

constexpr std::size_t longest_text = 100;
constexpr std::size_t longest_long_text = 4000;

bool has_control(const std::string& text, bool lines_allowed)
{
    return std::ranges::any_of(text, [&](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return (byte < 0x20U && !(lines_allowed && character == '\n')) || byte == 0x7FU;
    });
}

Fault fault_in_text(const Field& field, const std::string& text)
{
    const bool is_long = field.kind == FieldKind::LongText;
    const std::size_t most = field.max_length > 0 ? field.max_length
                             : is_long            ? longest_long_text
                                                  : longest_text;
    if (characters_in(text) > most)
        return "problem.too_long";
    return has_control(text, is_long) ? Fault{"problem.text_invalid"} : std::nullopt;
}

Fault fault_in_name(const Field& field, const std::string& text)
{
    const std::size_t most = field.max_length > 0 ? field.max_length : PersonName::longest;
    if (characters_in(text) > most)
        return "problem.too_long";
    return PersonName::parse(text) ? std::nullopt : Fault{"problem.name_invalid"};
}

/// A date being typed is its parts so far, joined by hyphens ("2026--3"): a part may be empty.
bool lacks_a_part(const std::string& text)
{
    return std::ranges::count(text, '-') != 2 || text.starts_with('-') || text.ends_with('-') ||
           text.contains("--");
}

Fault fault_in_date(const std::string& text)
{
    if (lacks_a_part(text))
        return "problem.date_incomplete";
    if (text.find('-') != 4 || text < "1900")
        return "problem.date_year";
    return base::parse_date(text) ? std::nullopt : Fault{"problem.date_invalid"};
}

Fault fault_in_phone(const std::string& text)
{
    if (Phone::parse(text))
        return std::nullopt;
    return Phone::parse(Phone::tidied(text)) ? "problem.phone_spaces" : "problem.phone_invalid";
}

bool is_country(const std::string& code)
{
    const char* const* codes = icu::Locale::getISOCountries();
    for (; *codes != nullptr; ++codes)
        if (code == *codes)
            return true;
    return false;
}

/// Overseas, the table may not know the place: the code has the form of one, no more.
bool is_postal_code_of(const Address& address, const Communes* communes)
{
    if (!is_digits(address.postal_code, 5))
        return false;
    if (communes == nullptr || address.overseas)
        return true;
    if (!address.insee.empty())
        return communes->agree(address.postal_code, address.insee);
    return !communes->of_postal_code(address.postal_code).empty();
}

Fault fault_in_address(const Value& answer, const Communes* communes)
{
    const auto address = Address::from_value(answer);
    if (!address)
        return "problem.address_incomplete";
    for (const std::string* part : {&address->number, &address->street, &address->complement,
                                    &address->city, &address->insee})
        if (characters_in(*part) > longest_text || has_control(*part, false))
            return "problem.text_invalid";
    if (trimmed(address->street).empty() || trimmed(address->city).empty() ||
        address->postal_code.empty())
        return "problem.address_incomplete";
    return is_postal_code_of(*address, communes) ? std::nullopt : Fault{"problem.postal_code"};
}

Fault fault_in_written(const Field& field, const std::string& text)
{
    switch (field.kind) {
    case FieldKind::Name:
        return fault_in_name(field, text);
    case FieldKind::Date:
        return fault_in_date(text);
    case FieldKind::Choice:
        return std::ranges::find(field.options, text, &catalogue::Option::value) ==
                       field.options.end()
                   ? Fault{"problem.choice_required"}
                   : std::nullopt;
    case FieldKind::Country:
    case FieldKind::Nationality:
        return is_country(text) ? std::nullopt : Fault{"problem.country_unknown"};
    case FieldKind::Phone:
        return fault_in_phone(text);
    case FieldKind::Email:
        return Email::parse(text) ? std::nullopt : Fault{"problem.email_invalid"};
    default:
        return fault_in_text(field, text);
    }
}

} // namespace

bool is_blank(const Field& field, const Value& answer)
{
    if (answer.is_null())
        return true;
    if (field.kind == FieldKind::Attestation)
        return answer == Value{false};
    if (const auto* text = answer.text())
        return trimmed(*text).empty() || (field.kind == FieldKind::Date && *text == "--");
    const auto* object = std::get_if<Value::Object>(&answer.content);
    return object != nullptr && std::ranges::all_of(*object, [](const auto& part) {
               return part.second.boolean() != nullptr || part.second == Value{""};
           });
}

MessageKey asking_for(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Date:
        return "problem.date_required";
    case FieldKind::Address:
        return "problem.address_required";
    case FieldKind::Attestation:
        return "problem.attestation_required";
    case FieldKind::Choice:
    case FieldKind::YesNo:
        return "problem.choice_required";
    default:
        return "problem.required";
    }
}

Fault fault_in(const Field& field, const Value& answer, const Communes* communes)
{
    switch (field.kind) {
    case FieldKind::Address:
        return fault_in_address(answer, communes);
    case FieldKind::Attestation:
    case FieldKind::YesNo:
        return answer.boolean() != nullptr ? std::nullopt : Fault{asking_for(field.kind)};
    case FieldKind::Number:
        return answer.number() != nullptr && std::isfinite(*answer.number())
                   ? std::nullopt
                   : Fault{"problem.number_invalid"};
    default:
        return answer.text() != nullptr ? fault_in_written(field, *answer.text())
                                        : Fault{"problem.text_invalid"};
    }
}

} // namespace dossier
