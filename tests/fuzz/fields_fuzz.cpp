#include "shared/catalogue/json.h"
#include "shared/dossier/address.h"
#include "shared/dossier/communes.h"
#include "shared/dossier/deposit.h"
#include "shared/dossier/email.h"
#include "shared/dossier/ephoto_number.h"
#include "shared/dossier/foreigner_number.h"
#include "shared/dossier/password.h"
#include "shared/dossier/person_name.h"
#include "shared/dossier/phone.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory_file.h"

namespace
{

using namespace dossier;

template <typename Parsed>
void check_same(std::string_view typed)
{
    const auto once = Parsed::parse(typed);
    if (!once)
        return;
    const auto again = Parsed::parse(once->text());
    base::verify(again && again->text() == once->text(), "what is kept is taken again");
}

void check_name(std::string_view typed)
{
    const auto name = PersonName::parse(typed);
    const auto suggested = name ? name->suggestion() : std::nullopt;
    if (!suggested)
        return;
    const auto taken = PersonName::parse(*suggested);
    base::verify(taken && !taken->suggestion(), "a suggestion needs no other");
}

void check_address(std::string_view json)
{
    const auto value = catalogue::parse_json(json);
    const auto address = value ? Address::from_value(*value) : std::nullopt;
    base::verify(!address || Address::from_value(address->to_value()) == address,
                 "what was written is read");
}

/// All of them take longer to go through than a fuzzer has.
Communes few_communes()
{
    const tests::MemoryFile file;
    file.hold(base::as_bytes("75056\tParis\t75001 75002 75116\n"
                             "59350\tLille\t59000 59800 59260\n"
                             "42218\tSaint-Étienne\t42000 42100\n"
                             "59009\tVilleneuve-d'Ascq\t59491 59493 59650\n"
                             "59566\tLille-sur-Rien\t59800\n"));
    return Communes::load(file.path()).value();
}

void check_communes(std::string_view typed)
{
    static const auto communes = few_communes();
    const auto found = communes.starting_with(typed, 8);
    base::verify(found.size() <= 8, "no more than asked for");
    for (const Commune* commune : communes.of_postal_code(typed))
        base::verify(commune->has_postal_code(typed), "the code's communes");
}

void check_number(std::string_view typed)
{
    const base::Date today{std::chrono::year{2026} / 11 / 23};
    const auto number = ApplicationNumber::parse(typed, today);
    if (!number)
        return;
    const auto again = ApplicationNumber::parse(number->text(), today);
    base::verify(again && *again == *number && number->day().ok(), "what is kept is taken again");
}

void check_days(std::string_view typed)
{
    if (const auto day = base::parse_date(typed))
        base::verify(base::format_date(*day) == typed, "a day has one text");
    if (const auto instant = base::parse_instant(typed))
        base::verify(base::format_instant(*instant) == typed, "a moment has one text");
    if (const auto uuid = base::Uuid::parse(typed))
        base::verify(uuid->text() == typed, "an id has one text");
    if (const auto bytes = base::from_base64url(typed))
        base::verify(base::to_base64url(*bytes) == typed, "bytes have one text");
    if (const auto bytes = base::from_hex(typed))
        base::verify(base::to_hex(*bytes) == typed, "bytes have one text");
}

} // namespace

/// What somebody types into any field.
void tests::fuzz(base::ByteView input)
{
    const std::string_view typed = base::as_text(input);
    check_same<Email>(typed);
    check_same<EphotoNumber>(typed);
    check_same<ForeignerNumber>(typed);
    check_same<PersonName>(typed);
    check_same<Phone>(Phone::tidied(typed));
    check_name(typed);
    check_address(typed);
    check_communes(typed);
    check_number(typed);
    check_days(typed);
    base::verify(Password::parse(typed).has_value() == !gaps_in(typed).any(), "a policy kept");
}
