#include "shared/dossier/email.h"
#include "shared/dossier/ephoto_number.h"
#include "shared/dossier/field_formats.h"
#include "shared/dossier/foreigner_number.h"
#include "shared/dossier/password.h"
#include "shared/dossier/person_name.h"
#include "shared/dossier/phone.h"

#include <doctest/doctest.h>

using namespace dossier;

namespace
{

std::string suggested(const char* name)
{
    return PersonName::parse(name).value().suggestion().value_or("(none)");
}

} // namespace

TEST_CASE("An e-mail address has a local part, a domain and a country or kind at its end")
{
    for (const char* address :
         {"mineuretranger1@yopmail.com", "a.b+c@mail.example.org", "x@a-b.fr", "é@exemple.fr"})
        CHECK_MESSAGE(Email::parse(address).has_value(), address);
    for (const char* address :
         {"", "a@b", "a b@c.fr", "a@b c.fr", "@b.fr", "a@.fr", "a@b..fr", "a@b.f", "a@b.f1",
          "a@@b.fr", "a@b@c.fr", "a@b.fr\nBcc: x@y.fr", "a\n@b.fr", "<a@b.fr>", "a,c@b.fr"})
        CHECK_MESSAGE(!Email::parse(address).has_value(), address);
    CHECK(Email::parse(std::string(64, 'a') + "@b.fr").has_value());
    CHECK_FALSE(Email::parse(std::string(65, 'a') + "@b.fr").has_value());
    CHECK(Email::parse("a@" + std::string(249, 'b') + ".fr").error().code ==
          base::ErrorCode::EmailInvalid);
}

TEST_CASE("Two e-mail addresses are one where only spaces around and the domain's case differ")
{
    CHECK(Email::parse(" a@Yopmail.COM ").value() == Email::parse("a@yopmail.com").value());
    CHECK(Email::parse("\u00A0a@b.fr").value().text() == "a@b.fr");
    CHECK_FALSE(Email::parse("A@b.fr").value() == Email::parse("a@b.fr").value());
}

TEST_CASE("A telephone is French, of overseas, or of another country")
{
    for (const char* number : {"0101010101", "+33601020304", "0262123456", "0690123456",
                               "0639123456", "+447911123456", "+15551234567"})
        CHECK_MESSAGE(Phone::parse(number).has_value(), number);
    for (const char* number :
         {"", "123", "101010101", "0001010101", "01 01 01 01 01", "+3360102030", "+330601020304",
          "+0123456789", "+12", "06010203045", "+", "o601020304"})
        CHECK_MESSAGE(!Phone::parse(number).has_value(), number);
}

TEST_CASE("A telephone with spaces or dots can be tidied")
{
    CHECK(Phone::tidied("01.01.01.01.01") == "0101010101");
    CHECK(Phone::tidied("+33 6 01 02 03 04") == "+33601020304");
    CHECK(Phone::tidied("06\u00A001\u202F02 03 04") == "0601020304");
}

TEST_CASE("A name has letters of any script, spaces, hyphens and apostrophes")
{
    for (const char* name : {"Mineur", "Sékou", "Nguyễn", "O'Neil", "D’Angelo", "Jean-Pierre",
                             "EL AMRANI", "محمد", "Łukasz", "Nguye\u0302\u0303n"})
        CHECK_MESSAGE(PersonName::parse(name).has_value(), name);
    for (const char* name : {"", "123", "Jean2", "😀", "A_B", " ", "-", "a\tb", "a;b"})
        CHECK_MESSAGE(!PersonName::parse(name).has_value(), name);
    CHECK(PersonName::parse(std::string(60, 'a')).has_value());
    CHECK_FALSE(PersonName::parse(std::string(61, 'a')).has_value());
}

TEST_CASE("A name is suggested with one capital at the start of each part")
{
    CHECK(suggested("MINEUR") == "Mineur");
    CHECK(suggested("jean  pierre") == "Jean Pierre");
    CHECK(suggested("jean-pierre") == "Jean-Pierre");
    CHECK(suggested("D'ANGELO") == "D'Angelo");
    CHECK(suggested("O'NEIL") == "O'Neil");
    CHECK(suggested("EL AMRANI") == "El Amrani");
    CHECK(suggested("de la CRUZ") == "De La Cruz");
    CHECK(suggested("éLODIE") == "Élodie");
    CHECK(suggested("Mineur") == "(none)");
    CHECK(suggested("محمد") == "(none)");
}

TEST_CASE("A foreigner number is ten digits kept as text")
{
    for (const char* number :
         {"5903007192", "5908002010", "5908002016", "7503134955", "0103007192"})
        CHECK(ForeignerNumber::parse(number).value().text() == number);
    for (const char* number :
         {"", "590300719", "59-0300719", "59030071923", "590300719a", "59 0300719"})
        CHECK_FALSE(ForeignerNumber::parse(number).has_value());
    CHECK(ForeignerNumber::lacks_a_digit("590300719"));
    CHECK_FALSE(ForeignerNumber::lacks_a_digit("59-030071"));
}

TEST_CASE("An e-photo number is 22 digits, spaces left out")
{
    CHECK(EphotoNumber::parse(std::string(22, '0')).has_value());
    CHECK(EphotoNumber::parse("1234 5678 9012 3456 7890 12").value().text() ==
          "1234567890123456789012");
    CHECK_FALSE(EphotoNumber::parse(std::string(21, '0')).has_value());
    CHECK_FALSE(EphotoNumber::parse(std::string(23, '0')).has_value());
    CHECK_FALSE(EphotoNumber::parse(std::string(21, '0') + "A").has_value());
}

TEST_CASE("A password that keeps the policy is accepted, letters of Unicode counting")
{
    for (const char* password : {"Abcdef1!", "Bonjour1!", "Été2026é!", "Ёжик2026!", "abcD 123"})
        CHECK_MESSAGE(Password::parse(password).has_value(), password);
    CHECK(Password::parse("Aa1!" + std::string(124, 'x')).has_value());
}

TEST_CASE("A password is told what it lacks")
{
    CHECK(gaps_in("bonjour1!") == PasswordGaps{.no_upper = true});
    CHECK(gaps_in("abcdef1!") == PasswordGaps{.no_upper = true});
    CHECK(gaps_in("ABCDEF1!") == PasswordGaps{.no_lower = true});
    CHECK(gaps_in("Bonjour!!") == PasswordGaps{.no_digit = true});
    CHECK(gaps_in("Abcdefg!") == PasswordGaps{.no_digit = true});
    CHECK(gaps_in("Bonjour12") == PasswordGaps{.no_special = true});
    CHECK(gaps_in("Abcdefg1") == PasswordGaps{.no_special = true});
    CHECK(gaps_in("Étéétéé1") == PasswordGaps{.no_special = true});
    CHECK(gaps_in("Bo1!") == PasswordGaps{.too_short = true});
    CHECK(gaps_in("Éé1!éé") == PasswordGaps{.too_short = true});
    CHECK(gaps_in("Aa1!" + std::string(125, 'x')) == PasswordGaps{.too_long = true});
    CHECK(Password::parse("Bo1!").error().code == base::ErrorCode::PasswordWeak);
}

TEST_CASE("A SIRET is 14 digits that keep Luhn's rule")
{
    for (const char* number : {"73282932000074", "78467169500087", "35600000000048"})
        CHECK_MESSAGE(is_siret(number), number);
    for (const char* number :
         {"", "7328293200007", "73282932000075", "732829320000741", "7328293200007A"})
        CHECK_MESSAGE(!is_siret(number), number);
}

TEST_CASE("A text that has a format is told what is wrong with it")
{
    using catalogue::FieldFormat;
    const auto fault = [](FieldFormat format, const char* text) {
        const base::Date today{std::chrono::year{2026} / 11 / 23};
        return fault_in_format(format, text, today).value_or("");
    };
    CHECK(fault(FieldFormat::Siret, "732 829 320 00074") == "");
    CHECK(fault(FieldFormat::Siret, "732 829 320 00075") == "problem.siret");
    CHECK(fault(FieldFormat::Stamp, "1234 5678 9012 3456") == "");
    CHECK(fault(FieldFormat::Stamp, "123456789012345") == "problem.stamp");
    CHECK(fault(FieldFormat::Stamp, "12345678901234567") == "problem.stamp");
    CHECK(fault(FieldFormat::Stamp, "12345678901234AB") == "problem.stamp");
    CHECK(fault(FieldFormat::ForeignerNumber, "5903007192") == "");
    CHECK(fault(FieldFormat::ForeignerNumber, "590300719") == "problem.foreigner_number_nine");
    CHECK(fault(FieldFormat::ForeignerNumber, "59-0300719") == "problem.foreigner_number");
    CHECK(fault(FieldFormat::RequestNumber, "5901 20230816 0000184") == "");
    CHECK(fault(FieldFormat::RequestNumber, "5901202302300000001") == "problem.request_number");
    CHECK(fault(FieldFormat::RequestNumber, "5901209908160000184") == "problem.request_number");
    CHECK(fault(FieldFormat::VisaNumber, "FRA 123-45") == "");
    CHECK(fault(FieldFormat::TitleNumber, "8X12") == "");
}

TEST_CASE("A text of digits is kept without spaces, another as it is typed")
{
    using catalogue::FieldFormat;
    CHECK(tidied_format(FieldFormat::Siret, " 732 829\u00A0320 00074 ") == "73282932000074");
    CHECK(tidied_format(FieldFormat::TitleNumber, " 8X 12 ") == "8X 12");
}
