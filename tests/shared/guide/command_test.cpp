#include "shared/catalogue/json.h"
#include "tests/program.h"

#include <doctest/doctest.h>
#include <string>

namespace
{

tests::Ran printed(const std::string& arguments)
{
    return tests::run_ours("guichet-guide", arguments);
}

std::string evaluated(const std::string& scenario)
{
    return printed("evaluate - <<'END'\n" + scenario + "END\n").output;
}

} // namespace

TEST_CASE("the command evaluates a person, in JSON, by our names or the reference's")
{
    const tests::Ran output = printed("evaluate tests/shared/guide/scenarios/o06.yaml");
    CHECK(output.status == 0);
    const auto json = catalogue::parse_json(output.output);
    REQUIRE(json.has_value());
    const auto& object = std::get<catalogue::Value::Object>(json->content);
    CHECK(object.at("outcome") == catalogue::Value{"VPF-CF-CSP"});
    for (const char* name : {"title", "proposals", "others", "pieces", "timing", "cost", "messages",
                             "reason", "laws", "open_questions", "contradictions"})
        CHECK_MESSAGE(object.contains(name), name);
    CHECK(output.output.contains(R"("closes":"2026-12-17")"));
    CHECK(evaluated(R"({"ref": "2026-11-23", "nat": "FR", "objet": "first"})")
              .contains(R"("outcome":"OUT-FR")"));
}

TEST_CASE("the command speaks the language that is asked for")
{
    const std::string facts = "today: 2026-11-23\nnationality: FR\npurpose: first\nlanguage: ";
    CHECK(evaluated(facts + "en\n").contains("You are French"));
    CHECK(evaluated(facts + "fr\n").contains("Vous êtes français(e)"));
}

TEST_CASE("the command says where a scenario is wrong")
{
    CHECK(evaluated("today: 2026-11-23\nnonsense: 1\n").contains("there is no fact 'nonsense'"));
    CHECK(evaluated("today: 2026-11-23\nbirth_date: 2026-02-30\n")
              .contains(":2: 'birth_date' is never that"));
    CHECK(evaluated("nationality: FR\n").contains("'today' is missing"));
    CHECK(printed("").status == 2);
}

TEST_CASE("the command prints the questions, the facts and its help")
{
    CHECK(printed("questions").output.contains("Que voulez-vous faire aujourd’hui"));
    CHECK(printed("questions en").output.contains("What do you want to do today?"));
    CHECK(printed("facts").output.contains("birth_date (dob): date"));
    const tests::Ran help = printed("--help");
    CHECK(help.status == 0);
    CHECK(help.output.contains("example: guichet-guide evaluate"));
}
