#include "shared/dossier/address.h"
#include "tests/shared/catalogue/product.h"
#include "tests/shared/dossier/problems.h"

#include <doctest/doctest.h>

using catalogue::Facts;
using catalogue::Field;
using catalogue::FieldKind;
using catalogue::Page;
using catalogue::Rule;
using catalogue::Value;
using namespace dossier;
using namespace dossier::tests;

namespace
{

/// What is said of one answer to a field of that kind.
std::string said(FieldKind kind, const Value& answer, const Communes* communes = nullptr)
{
    Page page;
    page.fields = {Field{.id = "it",
                         .kind = kind,
                         .label = "",
                         .help = {},
                         .options = {{"a", ""}},
                         .visible = {},
                         .required = {}}};
    const auto problems =
        problems_of_page(page, {{"today", "2026-11-23"}, {"it", answer}}, communes);
    if (problems.empty())
        return "";
    CHECK(problems.size() == 1);
    CHECK_MESSAGE(product_words().has(problems[0].message), problems[0].message);
    return problems[0].message;
}

const Page& page(const char* id)
{
    for (const auto& step : product_catalogue().procedure("ase")->steps)
        for (const Page& one : step.pages)
            if (one.id == id)
                return one;
    FAIL("no such page");
    return product_catalogue().procedure("ase")->steps[0].pages[0];
}

Texts on_page(const char* id, Facts facts)
{
    facts.emplace("today", "2026-11-23");
    facts.emplace("birth_date", "2009-08-10");
    return found(problems_of_page(page(id), facts));
}

} // namespace

TEST_CASE("What is required and blank is asked for in the words of its kind")
{
    CHECK(said(FieldKind::Text, "") == "problem.required");
    CHECK(said(FieldKind::Text, "  ") == "problem.required");
    CHECK(said(FieldKind::Date, "") == "problem.date_required");
    CHECK(said(FieldKind::Date, "--") == "problem.date_required");
    CHECK(said(FieldKind::Choice, {}) == "problem.choice_required");
    CHECK(said(FieldKind::YesNo, {}) == "problem.choice_required");
    CHECK(said(FieldKind::Attestation, false) == "problem.attestation_required");
    CHECK(said(FieldKind::Address, Address{}.to_value()) == "problem.address_required");
}

TEST_CASE("An answer is held against the rules of its kind")
{
    CHECK(said(FieldKind::Phone, "0101010101") == "");
    CHECK(said(FieldKind::Phone, "01.01.01.01.01") == "problem.phone_spaces");
    CHECK(said(FieldKind::Phone, "0001010101") == "problem.phone_invalid");
    CHECK(said(FieldKind::Email, "a@b") == "problem.email_invalid");
    CHECK(said(FieldKind::Name, "Sékou") == "");
    CHECK(said(FieldKind::Name, "123") == "problem.name_invalid");
    CHECK(said(FieldKind::Name, std::string(61, 'a')) == "problem.too_long");
    CHECK(said(FieldKind::Choice, "a") == "");
    CHECK(said(FieldKind::Choice, "b") == "problem.choice_required");
    CHECK(said(FieldKind::Country, "BR") == "");
    CHECK(said(FieldKind::Country, "QQ") == "problem.country_unknown");
    CHECK(said(FieldKind::Nationality, "br") == "problem.country_unknown");
    CHECK(said(FieldKind::Number, 3) == "");
    CHECK(said(FieldKind::Number, "3") == "problem.number_invalid");
    CHECK(said(FieldKind::YesNo, false) == "");
    CHECK(said(FieldKind::YesNo, "no") == "problem.choice_required");
    CHECK(said(FieldKind::Attestation, true) == "");
    CHECK(said(FieldKind::Text, std::string(101, 'a')) == "problem.too_long");
    CHECK(said(FieldKind::Text, "a\nb") == "problem.text_invalid");
    CHECK(said(FieldKind::LongText, "a\nb") == "");
    CHECK(said(FieldKind::Text, 3) == "problem.text_invalid");
}

TEST_CASE("A date is whole, of a year with four digits, and in the calendar")
{
    CHECK(said(FieldKind::Date, "2018-04-16") == "");
    CHECK(said(FieldKind::Date, "2024-02-29") == "");
    CHECK(said(FieldKind::Date, "2026--01") == "problem.date_incomplete");
    CHECK(said(FieldKind::Date, "-04-16") == "problem.date_incomplete");
    CHECK(said(FieldKind::Date, "2018-04-") == "problem.date_incomplete");
    CHECK(said(FieldKind::Date, "2018-02-31") == "problem.date_invalid");
    CHECK(said(FieldKind::Date, "2023-02-29") == "problem.date_invalid");
    CHECK(said(FieldKind::Date, "18-04-16") == "problem.date_year");
    CHECK(said(FieldKind::Date, "1899-12-31") == "problem.date_year");
}

TEST_CASE("An address is whole, and its postal code is one of its commune")
{
    CHECK(said(FieldKind::Address, address("59800", "59350"), &france()) == "");
    CHECK(said(FieldKind::Address, address("75001", "59350"), &france()) == "problem.postal_code");
    CHECK(said(FieldKind::Address, address("5980", ""), &france()) == "problem.postal_code");
    CHECK(said(FieldKind::Address, address("2A000", ""), &france()) == "problem.postal_code");
    CHECK(said(FieldKind::Address, address("59800", ""), &france()) == "");
    CHECK(said(FieldKind::Address, address("00001", ""), &france()) == "problem.postal_code");
    CHECK(said(FieldKind::Address, address("59800", "59350", "")) == "problem.address_incomplete");
    const Value overseas = Address{.street = "Rue de la Plage",
                                   .postal_code = "97999",
                                   .city = "Ailleurs",
                                   .overseas = true}
                               .to_value();
    CHECK(said(FieldKind::Address, overseas, &france()) == "");
    CHECK(said(FieldKind::Address, "20 Rue Nationale") == "problem.address_incomplete");
}

TEST_CASE("Nothing is said of what is hidden, optional and blank, or read-only")
{
    Page one;
    const Rule never = Rule::parse("false").value();
    Field hidden{
        .id = "hidden", .label = "", .help = {}, .options = {}, .visible = never, .required = {}};
    Field optional{
        .id = "optional", .label = "", .help = {}, .options = {}, .visible = {}, .required = never};
    Field read_only{
        .id = "read_only", .label = "", .help = {}, .options = {}, .visible = {}, .required = {}};
    read_only.read_only = true;
    one.fields = {hidden, optional, read_only};
    CHECK(problems_of_page(one, {}).empty());
    CHECK(problems_of_page(one, {{"optional", std::string(101, 'a')}}).size() == 1);
}

TEST_CASE("The date of care decides who may go on, on the guide's own examples")
{
    const auto with = [](const char* ase_date) {
        return found(problems_of_page(
            page("ase_date"),
            {{"today", "2023-08-16"}, {"birth_date", "2006-08-10"}, {"ase_date", ase_date}}));
    };
    const Texts ineligible{"ase_date: procedure.ase.ineligible.text"};
    CHECK(with("2018-04-16").empty());
    CHECK(with("2023-03-12") == ineligible);
    CHECK(with("2022-08-10").empty());
    CHECK(with("2022-08-11") == ineligible);
    CHECK(with("2006-08-10").empty());
    CHECK(with("2006-08-09") == Texts{"ase_date: problem.date_before_birth"});
    CHECK(with("2018-02-31") == Texts{"ase_date: problem.date_invalid"});
}

TEST_CASE("A person who cannot use the procedure is told what can be done instead")
{
    const auto problems = problems_of_page(
        page("ase_date"),
        {{"today", "2023-08-16"}, {"birth_date", "2006-08-10"}, {"ase_date", "2023-03-12"}});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].ineligible);
    CHECK(problems[0].title == "procedure.ase.ineligible.title");
    CHECK(problems[0].advice == "procedure.ase.advice.wait_18");
}

TEST_CASE("Dates that contradict each other are sent back")
{
    CHECK(on_page("entry_date", {{"entry_date", "2020-09-01"}}).empty());
    CHECK(on_page("entry_date", {{"entry_date", "2009-08-09"}}) ==
          Texts{"entry_date: problem.date_before_birth"});
    CHECK(on_page("entry_date", {{"entry_date", "2026-11-24"}}) ==
          Texts{"entry_date: problem.date_future"});
    CHECK(on_page("entry_date", {{"entry_date", "2026-11-23"}}).empty());
    const Facts married{{"union_country", "ML"}, {"family_situation", "married"}};
    const auto union_on = [&](const char* date) {
        Facts facts = married;
        facts["union_date"] = date;
        return on_page("union", facts);
    };
    CHECK(union_on("2025-08-10").empty());
    CHECK(union_on("2025-08-09") == Texts{"union_date: problem.union_too_early"});
    CHECK(union_on("2026-11-24") == Texts{"union_date: problem.date_future"});
}

TEST_CASE("A title, a visa and a contract end after their start; a relative is born by today")
{
    // The first page of the procedure that asks for that date.
    const auto said_of = [](const char* procedure, const char* field, Facts facts) {
        facts.emplace("today", "2026-11-23");
        facts.emplace("birth_date", "1990-08-10");
        Texts texts;
        for (const auto& step : product_catalogue().procedure(procedure)->steps)
            for (const Page& one : step.pages)
                for (const auto& check : one.checks)
                    if (check.field == field && !check.holds.holds(facts))
                        texts.push_back(check.message);
        return texts;
    };
    const Texts order{"problem.date_order"};
    const Texts future{"problem.date_future"};
    const Facts title{{"title_start", "2024-11-23"}};
    const auto title_until = [&](const char* end) {
        Facts facts = title;
        facts["title_end"] = end;
        return said_of("sal_cst", "title_end", facts);
    };
    CHECK(title_until("2024-11-24").empty());
    CHECK(title_until("2024-11-23") == order);
    CHECK(title_until("2024-11-22") == order);
    CHECK(said_of("sal_cst", "visa_end",
                  {{"visa_start", "2026-01-02"}, {"visa_end", "2026-01-01"}}) == order);
    CHECK(said_of("sal_cst", "visa_end", {{"visa_start", "2026-01-01"}, {"visa_end", "2026-01-02"}})
              .empty());
    CHECK(said_of("vpf_cf", "spouse_birth_date", {{"spouse_birth_date", "2026-11-24"}}) == future);
    CHECK(said_of("vpf_cf", "spouse_birth_date", {{"spouse_birth_date", "1990-01-01"}}).empty());
    CHECK(said_of("vpf_pef", "child_birth_date", {{"child_birth_date", "2026-11-24"}}) == future);
    CHECK(said_of("vpf_pef", "child_birth_date", {{"child_birth_date", "2026-11-23"}}).empty());
}

TEST_CASE("Answers are kept in their tidy form")
{
    const auto tidy = [](FieldKind kind, const Value& answer) {
        Field field;
        field.kind = kind;
        return tidied(field, answer);
    };
    CHECK(tidy(FieldKind::Phone, "+33 6 01 02.03 04") == Value{"+33601020304"});
    CHECK(tidy(FieldKind::Name, " jean  pierre ") == Value{"jean pierre"});
    CHECK(tidy(FieldKind::Email, " a@B.FR ") == Value{"a@b.fr"});
    CHECK(tidy(FieldKind::Email, " a@ ") == Value{"a@"});
    CHECK(tidy(FieldKind::Text, " x ") == Value{"x"});
    CHECK(tidy(FieldKind::YesNo, true) == Value{true});
}
