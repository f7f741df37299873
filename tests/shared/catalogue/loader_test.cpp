#include "tests/shared/catalogue/folder.h"

using namespace catalogue::tests;
using catalogue::Catalogue;

namespace
{

/// What the loader says of the demo procedure with a part of it replaced.
std::string complaint(const std::string& from, const std::string& to)
{
    const Folder folder;
    folder.write("procedures/family/demo.yaml", replaced(procedure, from, to));
    const auto loaded = folder.load();
    if (loaded)
        return "";
    CHECK(loaded.error().code == base::ErrorCode::DataInvalid);
    const std::string& detail = loaded.error().detail;
    const std::size_t at = detail.find("demo.yaml:");
    return at == std::string::npos ? detail : detail.substr(at);
}

} // namespace

TEST_CASE("A sound catalogue is loaded")
{
    const Folder folder;
    const auto loaded = folder.load();
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    REQUIRE(loaded->procedures().size() == 1);
    CHECK(loaded->procedure("demo") != nullptr);
    CHECK(loaded->procedure("absent") == nullptr);
    CHECK(loaded->piece("D01") != nullptr);
    REQUIRE(loaded->tiles().size() == 1);
    CHECK(loaded->tiles()[0].id == "a");
}

TEST_CASE("A rule that reads a reckoned fact reads the facts behind it")
{
    const Folder folder;
    const auto loaded = folder.load();
    REQUIRE(loaded.has_value());
    const auto& when = loaded->procedures()[0].cases[0].when;
    CHECK(when.facts_read() == std::set<std::string>{"birth_date", "today"});
    CHECK(when.holds({{"birth_date", "2000-01-01"}, {"today", "2026-11-23"}}));
    CHECK_FALSE(when.holds({{"birth_date", "2010-01-01"}, {"today", "2026-11-23"}}));
}

TEST_CASE("The version follows the content of every file")
{
    const Folder folder;
    const std::string before = folder.load()->version();
    CHECK(before.size() == 16);
    CHECK(folder.load()->version() == before);
    folder.write("menu.yaml", menu + "\n# a word\n");
    CHECK(folder.load()->version() != before);
}

TEST_CASE("A mistake in a procedure is refused with its file and line")
{
    CHECK(complaint("kind: text", "kind: text, colour: red") ==
          "demo.yaml:18: unknown name 'colour'");
    CHECK(complaint("title: known", "title: lost") == "demo.yaml:8: message 'lost' does not exist");
    CHECK(complaint("{\"var\": \"adult\"}", "{\"var\": \"shoes\"}") ==
          "demo.yaml:8: a rule reads the unknown fact 'shoes'");
    CHECK(complaint("{\"var\": \"adult\"}", "{\"shout\": 1}") ==
          "demo.yaml:8: unknown operator 'shout'");
    CHECK(complaint("2024-07-01", "2024-02-30") == "demo.yaml:20: '2024-02-30' is no date");
    CHECK(complaint("valid_from: 2024-07-01", "valid_from: 2024-07-01, valid_to: 2024-01-01") ==
          "demo.yaml:20: it ends before it starts");
    CHECK(complaint("kind: form", "kind: dance") == "demo.yaml:11: unknown word 'dance'");
    CHECK(complaint("kind: text", "kind: choice") ==
          "demo.yaml:18: a choice has options, and nothing else has");
    CHECK(complaint("kind: text", "kind: text, read_only: true") ==
          "demo.yaml:18: 'colour' is read-only, but the register has no such fact");
    CHECK(complaint("place: kiosk\n", "") == "demo.yaml:1: 'place' is missing");
    CHECK(complaint("label: known}", "label: known") ==
          "demo.yaml:19: did not find expected ',' or '}'");
    CHECK(complaint("piece: D01", "piece: D99") == "demo.yaml:20: unknown piece 'D99'");
    CHECK(complaint("title: known", "title: *there").ends_with("aliases are not read"));
}

TEST_CASE("A procedure says where it is asked for, by what law, and under which code")
{
    const std::string cases = "cases:\n"
                              "  - {code: A, title: known, when: {\"var\": \"adult\"}}\n";
    CHECK(complaint(cases, "") == "demo.yaml:1: a procedure has a code or cases");
    CHECK(complaint(cases, "code: DEMO\n") == "");
    CHECK(complaint(cases, "code: OTHER\n") == "demo.yaml:7: it is not the id in capitals");
    CHECK(complaint("[{article: L.1, as_of: 2026-04-03}]", "[]") ==
          "demo.yaml:1: what is deposited rests on a law");
    CHECK(complaint("place: kiosk", "place: consulate") ==
          "demo.yaml:1: what is deposited at the kiosk has steps or a form, and nothing "
          "else has");
    CHECK(complaint("place: kiosk", "place: moon") == "demo.yaml:3: unknown word 'moon'");
    CHECK(complaint("id: demo", "id: another") == "demo.yaml:1: the file has the procedure's name");
    CHECK(complaint("place: kiosk", "place: kiosk\nsilence: {}") ==
          "demo.yaml:4: months or days are expected");
    CHECK(complaint("place: kiosk", "place: kiosk\ndiscreet: true") ==
          "demo.yaml:1: message 'procedure.demo.discreet_title' does not exist");
}

TEST_CASE("A rule is held against the values that a fact can have")
{
    const std::string rule = "{\"var\": \"adult\"}";
    CHECK(complaint(rule, "{\"==\": [{\"var\": \"title\"}, \"card\"]}") == "");
    CHECK(complaint(rule, "{\"==\": [{\"var\": \"title\"}, \"crd\"]}") ==
          "demo.yaml:8: 'title' is never 'crd'");
    CHECK(complaint(rule, "{\"!\": {\"in\": [{\"var\": \"title\"}, [none, crd]]}}") ==
          "demo.yaml:8: 'title' is never 'crd'");
    CHECK(complaint(rule, "{\"in\": [studies, {\"var\": \"grounds\"}]}") == "");
    CHECK(complaint(rule, "{\"in\": [study, {\"var\": \"grounds\"}]}") ==
          "demo.yaml:8: 'grounds' is never 'study'");
    CHECK(complaint(rule, "{\"<\": [{\"var\": \"today\"}, \"2024-01-01\"]}") == "");
    CHECK(complaint(rule, "{\"==\": [{\"var\": \"today\"}, \"tomorrow\"]}") ==
          "demo.yaml:8: 'today' is never 'tomorrow'");
}

TEST_CASE("A rule is written with days that a calendar has and with units of time")
{
    const std::string rule = "{\"var\": \"adult\"}";
    const auto says = [&](const std::string& written) { return complaint(rule, written); };
    CHECK(
        says("{\"<=\": [{\"date_add\": [{\"var\": \"today\"}, 1, \"years\"]}, \"2026-05-31\"]}") ==
        "");
    CHECK(
        says("{\"<=\": [{\"date_add\": [{\"var\": \"today\"}, 1, \"yearz\"]}, \"2026-05-31\"]}") ==
        "demo.yaml:8: \"yearz\" is not years, months or days");
    CHECK(says("{\"<\": [{\"date_add\": [{\"var\": \"today\"}, 1]}, \"2026-05-31\"]}") ==
          "demo.yaml:8: date_add takes a day, a number and a unit");
    CHECK(says("{\"<\": [{\"var\": \"today\"}, \"2026-05-32\"]}") ==
          "demo.yaml:8: \"2026-05-32\" is no day");
    CHECK(says("{\"<=\": [\"2020-03-16\", {\"var\": \"today\"}, \"2020-6-15\"]}") ==
          "demo.yaml:8: \"2020-6-15\" is no day");
    CHECK(says("{\"<\": [{\"var\": \"birth_date\"}, 21]}") == "demo.yaml:8: 21 is no day");
    CHECK(says("{\"<\": [{\"var\": \"age\"}, \"21\"]}") == "demo.yaml:8: \"21\" is no number");
    CHECK(says("{\"<\": [{\"age\": [\"yesterday\", {\"var\": \"today\"}]}, 21]}") ==
          "demo.yaml:8: \"yesterday\" is no day");
}

TEST_CASE("A component has one amount a day")
{
    const auto fault = [](const std::string& amounts) {
        const Folder folder;
        folder.write("tariffs.yaml", "indicative: known\nclasses:\n  full:\n    components:\n"
                                     "      - id: tax\n        label: known\n        amounts: [" +
                                         amounts + "]\n");
        const auto faults = folder.faults();
        return faults.empty() ? "" : faults.front();
    };
    CHECK(fault("{euros: 25, to: 2026-04-30}, {euros: 50, from: 2026-05-01}") == "");
    CHECK(fault("{euros: 25, to: 2026-05-01}, {euros: 50, from: 2026-05-01}") ==
          "tariffs.yaml:5: two amounts of 'tax' are in force on one day");
    CHECK(fault("{euros: 25}, {euros: 50, from: 2026-05-01}") ==
          "tariffs.yaml:5: two amounts of 'tax' are in force on one day");
}

TEST_CASE("A tile that opens a procedure which no file has is told")
{
    const Folder folder;
    folder.write("menu.yaml", menu + "  - id: b\n"
                                     "    icon: home\n"
                                     "    title: known\n"
                                     "    children:\n"
                                     "      - {id: c, icon: home, title: known, procedure: dem}\n");
    CHECK(folder.faults() == std::vector<std::string>{"menu.yaml:7: no procedure 'dem' (pending)"});
    CHECK_FALSE(folder.load().has_value());
}

TEST_CASE("A field may answer a fact that every rule knows, and then has its type")
{
    const std::string field = "{id: colour, kind: text, label: known}";
    CHECK(complaint(field, "{id: title, kind: choice, label: known, "
                           "options: [{value: card, label: known}]}") == "");
    CHECK(complaint(field, "{id: title, kind: choice, label: known, "
                           "options: [{value: paper, label: known}]}") ==
          "demo.yaml:18: fact 'title' is never 'paper'");
    CHECK(complaint(field, "{id: title, kind: date, label: known}") ==
          "demo.yaml:18: fact 'title' has another type");
    CHECK(complaint(field, "{id: age, kind: number, label: known}") ==
          "demo.yaml:18: fact 'age' is already there");
}

TEST_CASE("Every mistake is told, not only the first; what nobody has written yet is told apart")
{
    const Folder folder;
    folder.write("procedures/family/demo.yaml",
                 replaced(replaced(procedure, "title: known", "title: lost"), "D01", "D99"));
    folder.write("menu.yaml", replaced(menu, "icon: home", "icon: home, undertitle: known"));
    CHECK(folder.faults() == std::vector<std::string>{"demo.yaml:8: message 'lost' does not exist",
                                                      "demo.yaml:20: unknown piece 'D99' (pending)",
                                                      "menu.yaml:2: unknown name 'undertitle'"});
}

TEST_CASE("What stands twice is refused with its file and line")
{
    const std::string field = "          - {id: colour, kind: text, label: known}\n";
    const std::string one = "  - {code: A, title: known, when: {\"var\": \"adult\"}}\n";
    const std::string request = "  - {piece: D01, group: known, valid_from: 2024-07-01}\n";
    CHECK(complaint(field, field + field) == "demo.yaml:19: field 'colour' stands twice");
    CHECK(complaint(one, one + one) == "demo.yaml:9: case 'A' stands twice");
    CHECK(complaint(request, request + request) == "demo.yaml:21: piece 'D01' is asked twice");
    CHECK(complaint("summary: known", "title: known") == "demo.yaml:12: 'title' stands twice");
    CHECK(complaint("  adult:", "  age:") == "demo.yaml:6: fact 'age' is already there");

    const Folder folder;
    folder.write("procedures/demo.yaml", procedure);
    CHECK(folder.faults() ==
          std::vector<std::string>{"demo.yaml:1: procedure 'demo' is already there"});
    fs::remove(folder.path() / "procedures/demo.yaml");
    folder.write("pieces.yaml", pieces + "  - {id: D01, label: known}\n");
    CHECK(folder.load().error().detail.ends_with("pieces.yaml:3: piece 'D01' stands twice"));
}

TEST_CASE("One piece may be asked by two requests that follow each other in time")
{
    CHECK(complaint("  - {piece: D01, group: known, valid_from: 2024-07-01}\n",
                    "  - {piece: D01, group: known, valid_from: 2024-07-01}\n"
                    "  - {piece: D01, group: known, valid_to: 2024-06-30}\n") == "");
}

TEST_CASE("Whatever is said of a procedure may have its days, the first and the last included")
{
    const Folder folder;
    folder.write("procedures/family/demo.yaml",
                 procedure + "valid_to: 2026-12-31\n"
                             "online: {answer: \"yes\", valid_from: 2023-04-05}\n"
                             "conditions: [known, {message: known, valid_from: 2024-07-01}]\n"
                             "notes: [{message: known, valid_to: 2024-06-30}]\n"
                             "next: [known]\n"
                             "deadlines: [{message: known, date: 2024-09-01, valid_from: "
                             "2024-07-01}]\n"
                             "others: [{outcome: A, valid_from: 2024-07-01}]\n");
    const auto loaded = folder.load();
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    const catalogue::Procedure& demo = loaded->procedures()[0];
    const auto day = [](const char* text) { return base::parse_date(text).value(); };
    CHECK(catalogue::said(demo.conditions, {}, day("2024-06-30")).size() == 1);
    CHECK(catalogue::said(demo.conditions, {}, day("2024-07-01")).size() == 2);
    CHECK(catalogue::said(demo.notes, {}, day("2024-06-30")).size() == 1);
    CHECK(catalogue::said(demo.notes, {}, day("2024-07-01")).empty());
    CHECK(catalogue::said(demo.next, {}, day("1999-01-01")).size() == 1);
    CHECK_FALSE(demo.deadlines[0].valid.holds(day("2024-06-30")));
    CHECK_FALSE(demo.others[0].valid.holds(day("2024-06-30")));
    CHECK(online_on(demo, day("2023-04-04")) == catalogue::Online::Unknown);
    CHECK(online_on(demo, day("2023-04-05")) == catalogue::Online::Yes);
    CHECK(complaint("as_of: 2026-04-03", "as_of: 2026-04-03, valid_from: soon") ==
          "demo.yaml:4: 'soon' is no date");
    CHECK(complaint("status: current", "status: current\nnext: [{message: known, valid_from: "
                                       "2024-07-01, valid_to: 2024-01-01}]") ==
          "demo.yaml:3: it ends before it starts");
}

TEST_CASE("A deadline says something else from the day after it on")
{
    const Folder folder;
    folder.write("procedures/family/demo.yaml",
                 procedure + "deadlines:\n"
                             "  - message: known\n"
                             "    date: {\"date_add\": [{\"var\": \"birth_date\"}, 1, \"years\"]}\n"
                             "    when: {\"==\": [{\"var\": \"title\"}, \"card\"]}\n"
                             "    past: procedure.demo.title\n");
    const auto loaded = folder.load();
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    const auto told = [&](const char* today, const char* title) {
        std::vector<std::string> keys;
        const catalogue::Facts facts{
            {"today", today}, {"birth_date", "2025-11-23"}, {"title", title}};
        for (const auto& deadline : loaded->procedures()[0].deadlines)
            if (deadline.when.holds(facts))
                keys.push_back(deadline.message);
        return keys;
    };
    CHECK(told("2026-11-23", "card") == std::vector<std::string>{"known"});
    CHECK(told("2026-11-24", "card") == std::vector<std::string>{"procedure.demo.title"});
    CHECK(told("2026-11-24", "none").empty());
}

TEST_CASE("A folder without a catalogue is refused")
{
    const auto loaded = Catalogue::load("/nowhere", [](std::string_view) { return true; });
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().detail == "/nowhere/facts.yaml:1: cannot be read");
}
