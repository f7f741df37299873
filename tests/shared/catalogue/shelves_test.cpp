#include "tests/shared/catalogue/folder.h"

using namespace catalogue::tests;
using catalogue::Catalogue;

namespace
{

const std::string all_pieces =
    "pieces:\n"
    "  - id: D01\n"
    "    label: known\n"
    "    any:\n"
    "      - {label: known, when: {\"==\": [{\"var\": \"title\"}, \"card\"]}}\n"
    "      - all: [{label: known}, {label: known}]\n"
    "  - {id: D02, label: known}\n"
    "  - {id: D03, label: known}\n"
    "sets:\n"
    "  first:\n"
    "    - {piece: D02, group: known}\n"
    "    - {piece: D03, group: known, when: {\"var\": \"birth_date\"}}\n";
const std::string all_forms =
    "standard:\n"
    "  - {id: who, kind: form, title: known, summary: known, pages: [name]}\n"
    "  - {id: why, kind: form, title: known, summary: known}\n"
    "  - {id: pieces, kind: pieces, title: known, summary: known}\n"
    "attestation: {id: attestation, title: known}\n"
    "declarations:\n"
    "  truth: {field: attest_truth, label: known, standard: true}\n"
    "  leave: {field: attest_leave, label: known}\n"
    "pages:\n"
    "  name:\n"
    "    - {id: name, title: known, fields: [{id: nickname, kind: text, label: known}]}\n"
    "  job:\n"
    "    - {id: job, title: known, fields: [{id: job, kind: text, label: known}]}\n";
const std::string all_tariffs =
    "classes:\n"
    "  full:\n"
    "    components:\n"
    "      - id: tax\n"
    "        label: known\n"
    "        amounts:\n"
    "          - {euros: 200, to: 2026-04-30}\n"
    "          - {euros: 300, from: 2026-05-01}\n"
    "      - {id: stamp, label: known, amounts: [{euros: 50}],\n"
    "         when: {\"==\": [{\"var\": \"title\"}, \"none\"]}}\n"
    "  old:\n"
    "    components:\n"
    "      - {id: tax, label: known, amounts: [{euros: 9, to: 2020-01-01}]}\n"
    "  unknown: {components: []}\n"
    "regularisation:\n"
    "  - {id: visa, label: known, due: filing, amounts: [{euros: 100}]}\n"
    "late:\n"
    "  - {id: late, label: known, amounts: [{euros: 180}],\n"
    "     when: {\"<\": [{\"var\": \"birth_date\"}, {\"var\": \"today\"}]}}\n";
const std::string made =
    "id: demo\n"
    "code: DEMO\n"
    "status: current\n"
    "place: kiosk\n"
    "laws: [{article: L.1, as_of: 2026-04-03}]\n"
    "cost: {class: full, regularisation: {\"var\": \"nickname\"}}\n"
    "renewal: true\n"
    "form: [job]\n"
    "declarations: [leave]\n"
    "piece_sets: [{set: first, when: {\"==\": [{\"var\": \"title\"}, \"none\"]}}]\n"
    "without: []\n"
    "pieces:\n"
    "  - {piece: D01, group: known}\n"
    "  - {piece: D02, group: known, label: procedure.demo.title, when: {\"var\": \"job\"}}\n";

/// A procedure that draws from all the shelves, with a part of it replaced.
base::Result<Catalogue> drawn(const std::string& from = "", const std::string& to = "")
{
    const Folder folder;
    folder.write("pieces.yaml", all_pieces);
    folder.write("forms.yaml", all_forms);
    folder.write("tariffs.yaml", all_tariffs);
    folder.write("procedures/family/demo.yaml", replaced(made, from, to));
    return folder.load();
}

std::string drawn_complaint(const std::string& from, const std::string& to)
{
    const auto loaded = drawn(from, to);
    if (loaded)
        return "";
    return loaded.error().detail.substr(loaded.error().detail.find("demo.yaml:"));
}

std::string fields_of(const catalogue::Step& step)
{
    std::string ids;
    for (const catalogue::Page& page : step.pages)
        for (const catalogue::Field& field : page.fields)
            ids += page.id + "/" + field.id + " ";
    return ids;
}

std::string asked_of(const Catalogue& catalogue, const catalogue::Facts& facts)
{
    std::string ids;
    for (const auto& asked : asked_pieces(catalogue, catalogue.procedures()[0], facts))
        ids += asked.piece->id + (asked.label == "known" ? " " : "' ");
    return ids;
}

} // namespace

TEST_CASE("A form is made of the standard steps, the pages named, and the declarations")
{
    const Catalogue catalogue = drawn().value();
    const auto& steps = catalogue.procedures()[0].steps;
    REQUIRE(steps.size() == 3);
    CHECK(fields_of(steps[0]) == "name/nickname ");
    CHECK(fields_of(steps[1]) == "job/job attestation/attest_truth attestation/attest_leave ");
    CHECK(steps[2].kind == catalogue::StepKind::Pieces);
    CHECK(fields_of(drawn("without: []", "without: [truth]").value().procedures()[0].steps[1]) ==
          "job/job attestation/attest_leave ");
    CHECK(drawn_complaint("form: [job]", "form: [shoes]") == "demo.yaml:8: unknown pages 'shoes'");
    CHECK(drawn_complaint("form: [job]", "form: [job, name]") ==
          "demo.yaml:1: field 'nickname' stands twice");
    CHECK(drawn_complaint("[leave]", "[stay]") == "demo.yaml:9: unknown declaration 'stay'");
    CHECK(drawn_complaint("form: [job]", "form: [job]\nsteps: []") ==
          "demo.yaml:1: steps or a form are expected, not both");
}

TEST_CASE("Pieces come from sets under a rule, and the procedure's own request prevails")
{
    const Catalogue catalogue = drawn().value();
    const catalogue::Facts nobody{{"today", "2026-11-23"}};
    CHECK(asked_of(catalogue, nobody) == "D01 ");
    CHECK(asked_of(catalogue, {{"today", "2026-11-23"}, {"title", "none"}}) == "D02 D01 ");
    CHECK(asked_of(catalogue,
                   {{"today", "2026-11-23"}, {"title", "none"}, {"birth_date", "2000-01-01"}}) ==
          "D02 D03 D01 ");
    CHECK(asked_of(catalogue, {{"today", "2026-11-23"}, {"title", "none"}, {"job", "cook"}}) ==
          "D01 D02' ");
    CHECK(asked_of(drawn("without: []", "without: [D02]").value(),
                   {{"today", "2026-11-23"}, {"title", "none"}}) == "D01 ");
    CHECK(drawn_complaint("set: first", "set: last") ==
          "demo.yaml:10: unknown set of pieces 'last'");
}

TEST_CASE("A piece is made of the parts whose rule holds")
{
    using Kind = catalogue::PiecePart::Kind;
    const Catalogue catalogue = drawn().value();
    const auto& whole = catalogue.piece("D01")->made_of;
    REQUIRE(whole.has_value());
    CHECK(whole->kind == Kind::Any);
    const auto parts = parts_for(*whole, {});
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].kind == Kind::All);
    CHECK(parts[0].parts.size() == 2);
    CHECK(parts_for(*whole, {{"title", "card"}}).size() == 2);
    CHECK_FALSE(catalogue.piece("D02")->made_of.has_value());

    const Folder folder;
    folder.write("pieces.yaml", replaced(all_pieces, "{label: known}, {label: known}",
                                         "{any: [{all: [{label: known}]}]}"));
    CHECK(folder.load().error().detail.ends_with("pieces.yaml:6: alternatives are too deep"));
    folder.write("pieces.yaml", replaced(all_pieces, "{label: known}, {label: known}", "{}"));
    CHECK(folder.load().error().detail.ends_with("pieces.yaml:6: 'label' is missing"));
}

TEST_CASE("A cost adds up what is due on a day, and says where no amount is known")
{
    const auto day = [](const char* text) { return base::parse_date(text).value(); };
    const Catalogue catalogue = drawn().value();
    const auto& demo = catalogue.procedures()[0];
    const auto total = [&](const char* on, catalogue::Facts facts) {
        facts.emplace("today", on);
        return cost_for(catalogue, demo, facts, day(on)).total;
    };
    CHECK(total("2026-04-30", {}) == 200);
    CHECK(total("2026-05-01", {}) == 300);
    CHECK(total("2026-05-01", {{"title", "none"}}) == 350);
    CHECK(total("2026-05-01", {{"birth_date", "2000-01-01"}}) == 480);

    const auto irregular = cost_for(catalogue, demo, {{"nickname", "Zo"}}, day("2026-11-23"));
    REQUIRE(irregular.parts.size() == 2);
    CHECK(irregular.known);
    CHECK_FALSE(irregular.parts[0].at_filing);
    CHECK(irregular.parts[1].id == "visa");
    CHECK(irregular.parts[1].at_filing);

    const Catalogue old = drawn("class: full", "class: old").value();
    const auto cost = cost_for(old, old.procedures()[0], {}, day("2026-11-23"));
    CHECK_FALSE(cost.known);
    CHECK_FALSE(cost.parts[0].euros.has_value());
    const Catalogue unknown = drawn("class: full", "class: unknown").value();
    CHECK_FALSE(cost_for(unknown, unknown.procedures()[0], {}, day("2026-11-23")).known);
    CHECK(drawn_complaint("class: full", "class: gold") ==
          "demo.yaml:6: unknown class of cost 'gold'");
}

TEST_CASE("A procedure is in force from its first day to its last")
{
    const auto day = [](const char* text) { return base::parse_date(text).value(); };
    const Catalogue catalogue =
        drawn("code: DEMO", "code: DEMO\nvalid_from: 2024-01-28\nvalid_to: 2026-12-31").value();
    const auto& demo = catalogue.procedures()[0];
    CHECK_FALSE(in_force(demo, day("2024-01-27")));
    CHECK(in_force(demo, day("2024-01-28")));
    CHECK(in_force(demo, day("2026-12-31")));
    CHECK_FALSE(in_force(demo, day("2027-01-01")));
}

TEST_CASE("Another way leads to a code that the catalogue has")
{
    CHECK(drawn_complaint("code: DEMO", "code: DEMO\nothers: [{outcome: DEMO}]") == "");
    CHECK(drawn_complaint("code: DEMO", "code: DEMO\nothers: [{outcome: DREAM}]") ==
          "demo.yaml:3: unknown outcome 'DREAM'");
}

TEST_CASE("A tile may open the guide with what it already knows")
{
    const Folder folder;
    folder.write("menu.yaml", "tiles:\n"
                              "  - {id: a, icon: home, title: known, guide: {title: card}}\n");
    const auto loaded = folder.load();
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    CHECK(loaded->tiles()[0].guide == catalogue::Facts{{"title", "card"}});
    folder.write("menu.yaml", "tiles:\n"
                              "  - {id: a, icon: home, title: known, guide: {title: paper}}\n"
                              "  - {id: b, icon: home, title: known, guide: {shoes: 2}}\n"
                              "  - {id: c, icon: home, title: known}\n");
    CHECK(folder.faults() ==
          std::vector<std::string>{
              "menu.yaml:2: fact 'title' never has that value", "menu.yaml:3: unknown fact 'shoes'",
              "menu.yaml:4: a tile opens a procedure, the guide or other tiles"});
}
