#include "tests/central/visitor.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <optional>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

using catalogue::Field;
using catalogue::FieldKind;
using catalogue::Value;

const std::array<std::string, 4> people{"7503134955", minor, emancipated, adult};

std::vector<Value> days(base::Date today)
{
    std::vector<Value> days;
    for (const int ago : {20, 200, 500, 1200, 2600, 4000, -30, -200})
        days.emplace_back(base::format_date(base::days_after(today, -ago)));
    return days;
}

/// Values that a field of that kind may take, the usual one first.
std::vector<Value> candidates(const Field& field, base::Date today)
{
    std::vector<Value> options;
    switch (field.kind) {
    case FieldKind::Date:
        return days(today);
    case FieldKind::Choice:
        for (const catalogue::Option& option : field.options)
            options.emplace_back(option.value);
        return options;
    case FieldKind::Country:
    case FieldKind::Nationality:
        return {"FR", "MA", "DE"};
    case FieldKind::Address:
        return {address().to_value()};
    case FieldKind::Phone:
        return {"0601020304"};
    case FieldKind::Email:
        return {"visiteur@exemple.fr"};
    case FieldKind::Number:
        return {2, 12, 25, 36, 1, 0, 60, 30000};
    case FieldKind::YesNo:
        return {true, false};
    case FieldKind::Attestation:
        return {true};
    default:
        return {"Lille", "5903007192",     "1234567890", "5901202608160000184",
                "59350", "73282932000074", "732829320"};
    }
}

/// Somebody who fills in a form until nothing in it is complained of.
class Writer
{
public:
    Writer(Desk& desk, const catalogue::Procedure& procedure, const std::string& number)
        : m_services{desk.office->services()},
          m_procedure{procedure},
          m_person{*desk.office->store().person(number).value()},
          m_today{base::paris_day(desk.clock.now())}
    {
        m_given.dossier.id = base::Uuid::make(desk.clock.now());
        m_given.dossier.procedure = procedure.id;
        m_given.dossier.language = "fr";
    }

    /// The dossier without its pieces; nothing where no answers are found that fit.
    std::optional<Given> write()
    {
        constexpr int rounds = 4; // an answer may open pages before it
        for (int round = 0; round < rounds; ++round)
            for (const catalogue::Step& step : m_procedure.steps)
                for (const catalogue::Page& page : step.pages)
                    fill_in(page);
        return trouble().empty() ? std::optional{m_given} : std::nullopt;
    }
    /// What is still complained of beside pieces.
    std::string trouble() const
    {
        std::string text;
        const auto problems =
            dossier::problems_of_dossier(m_given.dossier, {.catalogue = m_services.catalogue,
                                                           .person = m_person,
                                                           .today = m_today,
                                                           .communes = m_services.communes});
        for (const dossier::Problem& problem : problems)
            if (problem.message != "problem.piece_missing")
                text += fmt::format("{}: {}; ", problem.where, problem.message);
        return text;
    }

private:
    catalogue::Facts facts() const { return dossier::facts_of(m_given.dossier, m_person, m_today); }
    std::size_t faults(const catalogue::Page& page) const
    {
        return dossier::problems_of_page(page, facts(), m_services.communes).size();
    }
    void fill_in(const catalogue::Page& page)
    {
        if (!page.visible.holds(facts()))
            return;
        for (const Field& field : page.fields)
            if (!field.read_only && field.visible.holds(facts()))
                m_given.dossier.answers.try_emplace(field.id, candidates(field, m_today).front());
        for (const Field& field : page.fields)
            mend(page, field);
    }
    /// Another value for the field, where it leaves less to complain of.
    void mend(const catalogue::Page& page, const Field& field)
    {
        const auto answer = m_given.dossier.answers.find(field.id);
        if (answer == m_given.dossier.answers.end() || faults(page) == 0)
            return;
        Value best = answer->second;
        std::size_t least = faults(page);
        for (const Value& value : candidates(field, m_today)) {
            answer->second = value;
            if (faults(page) < least) {
                least = faults(page);
                best = value;
            }
        }
        answer->second = best;
    }

    const Services& m_services;
    const catalogue::Procedure& m_procedure;
    dossier::CivilStatus m_person;
    base::Date m_today;
    Given m_given;
};

struct Complete {
    Given given;
    std::string number;
};

std::optional<Complete> complete(Desk& desk, const catalogue::Procedure& procedure)
{
    for (const std::string& number : people) {
        Writer writer{desk, procedure, number};
        if (auto given = writer.write()) {
            attach_pieces(desk, *given, number);
            return Complete{*std::move(given), number};
        }
        MESSAGE(procedure.id, " for ", number, ": ", writer.trouble());
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("Every procedure of a kiosk is deposited, and once")
{
    Desk desk;
    Depositor depositor{desk};
    std::size_t deposited = 0;
    for (const catalogue::Procedure& procedure : desk.office->services().catalogue.procedures()) {
        if (procedure.place != catalogue::Place::Kiosk)
            continue;
        CAPTURE(procedure.id);
        desk.clock.advance(60s); // the kiosk may ask central again
        const auto dossier = complete(desk, procedure);
        CHECK_MESSAGE(dossier.has_value(), "no answers fit");
        if (!dossier)
            continue;
        const auto submission = depositor.prepare(dossier->given, dossier->number);
        const Reply first = depositor.commit(dossier->given.dossier.id, submission);
        CHECK_MESSAGE(first.status == 201, first.body);
        CHECK(depositor.commit(dossier->given.dossier.id, submission).status == 200);
        ++deposited;
    }
    CHECK(deposited > 60);
}

TEST_CASE("The mail of a deposit names what was asked for, and a victim's no more than the screen")
{
    for (const char* id : {"dup_perte", "vpf_bop"}) {
        CAPTURE(id);
        Desk desk;
        Depositor depositor{desk};
        const Services& services = desk.office->services();
        const messages::Catalog& french = services.languages.french();
        const catalogue::Procedure& procedure = *services.catalogue.procedure(id);
        const auto dossier = complete(desk, procedure);
        REQUIRE(dossier.has_value());
        desk.signed_in(dossier->number);
        REQUIRE(depositor.deposit(dossier->given, dossier->number).status == 201);
        const std::string mail = plain_text_of(desk.mails().back());
        const auto title = procedure.discreet_title.value_or(procedure.title);
        CHECK(mail.contains(french.text(title).utf8()));
        if (procedure.discreet_title)
            CHECK(!mail.contains(french.text(procedure.title).utf8()));
    }
}
