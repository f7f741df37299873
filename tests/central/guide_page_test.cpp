#include "central/letter.h"
#include "shared/guide/code.h"
#include "tests/central/desk.h"

#include <doctest/doctest.h>

using namespace central;
using namespace central::tests;

namespace
{

std::string code_for(const Desk& desk, const catalogue::Facts& told)
{
    const guide::Guide& guide = desk.office->services().guide;
    const catalogue::Facts known{{"today", base::format_date(base::paris_day(desk.clock.now()))}};
    std::vector<guide::Answer> answers;
    while (const guide::Question* asked = guide.next(guide::facts_of(guide, answers, known))) {
        const auto answer = told.find(asked->fact);
        if (answer == told.end())
            break;
        answers = guide::with_answer(guide, answers, known, {asked->id, answer->second});
    }
    return guide::code_of(guide, answers, known);
}

} // namespace

TEST_CASE("a telephone reads the list of a guide's code, in the language that the code says")
{
    Desk desk;
    const std::string code = code_for(desk, {{"purpose", "moved"},
                                             {"title_over_year", true},
                                             {"title", "cr"},
                                             {"move_date", "2026-11-01"}});
    const Reply page = desk.stranger().get("/guide/" + code + "?lang=ar");
    REQUIRE(page.status == 200);
    CHECK(page.body.find("<html lang=\"ar\" dir=\"rtl\">") != std::string::npos);
    CHECK(page.body.find(code) != std::string::npos);
    CHECK(page.body.find("<li>") != std::string::npos);
    CHECK(page.body.find("R.431-2") != std::string::npos);
}

TEST_CASE("a code with questions left, or a wrong one, is told to be such")
{
    Desk desk;
    const std::string code = code_for(desk, {{"purpose", "renew"}});
    const Reply left = desk.stranger().get("/guide/" + code);
    CHECK(left.status == 200);
    CHECK(left.body.find("<li>") == std::string::npos);
    const Reply wrong = desk.stranger().get("/guide/K7QX");
    CHECK(wrong.status == 404);
    CHECK(wrong.body.find("role=\"alert\"") != std::string::npos);
}

TEST_CASE("a telephone reads the list of the way that the kiosk showed, where that is another one")
{
    Desk desk;
    const std::string code = code_for(desk, {{"purpose", "renew"},
                                             {"nationality", "TN"},
                                             {"birth_date", "2000-01-01"},
                                             {"title", "cst"},
                                             {"title_ground", "ETU"},
                                             {"title_end", "2026-12-15"},
                                             {"studies", "enrolled"}});
    const Services& services = desk.office->services();
    const auto title_of = [&](const char* procedure) {
        return escaped(services.languages.french()
                           .text(services.catalogue.procedure(procedure)->title)
                           .utf8());
    };
    const Reply best = desk.stranger().get("/guide/" + code + "?lang=fr");
    CHECK(best.body.contains(title_of("etu_csp")));
    const Reply other = desk.stranger().get("/guide/" + code + "?lang=fr&of=sal_cst");
    CHECK(other.body.contains(title_of("sal_cst")));
    const Reply strange = desk.stranger().get("/guide/" + code + "?lang=fr&of=vpf_cf");
    CHECK(strange.body.contains(title_of("etu_csp")));
}
