#include "tests/shared/catalogue/product.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <yaml-cpp/yaml.h>

namespace fs = std::filesystem;
using namespace catalogue;

namespace
{

using Names = std::set<std::string>;

Facts facts_in(const YAML::Node& scenario)
{
    Facts facts;
    for (const auto& fact : scenario["facts"]) {
        const auto text = fact.second.as<std::string>();
        facts[fact.first.as<std::string>()] =
            text == "true" || text == "false" ? Value{text == "true"} : Value{text};
    }
    return facts;
}

Names names_in(const YAML::Node& list)
{
    const auto names = list.as<std::vector<std::string>>();
    return {names.begin(), names.end()};
}

Names pieces_for(const Procedure& procedure, const Facts& facts)
{
    Names names;
    for (const AskedPiece& asked : asked_pieces(product_catalogue(), procedure, facts))
        names.insert(asked.piece->id + (asked.request->blocking ? "" : "*"));
    return names;
}

std::vector<const Page*> pages_for(const Procedure& procedure, const Facts& facts)
{
    std::vector<const Page*> pages;
    for (const Step& step : procedure.steps)
        for (const Page* page : visible_pages(step, facts))
            pages.push_back(page);
    return pages;
}

Names boxes_for(const Procedure& procedure, const Facts& facts)
{
    Names names;
    for (const Page* page : pages_for(procedure, facts))
        for (const Field& field : page->fields)
            if (field.kind == FieldKind::Attestation && field.required.holds(facts) &&
                field.visible.holds(facts))
                names.insert(field.id);
    return names;
}

/// The page and check that close the procedure; checks over answers not given yet say nothing.
std::pair<std::string, const Check*> closing(const Procedure& procedure, const Facts& facts)
{
    for (const Page* page : pages_for(procedure, facts))
        for (const Check& check : page->checks)
            if (check.ineligible && facts.contains(check.field) && !check.holds.holds(facts))
                return {page->id, &check};
    return {"", nullptr};
}

void check_closing(const YAML::Node& expected, const std::pair<std::string, const Check*>& closed)
{
    const auto& [page, check] = closed;
    REQUIRE(check != nullptr);
    CHECK(page == expected["page"].as<std::string>());
    CHECK(check->outcome == expected["outcome"].as<std::string>());
    CHECK(Names{check->others.begin(), check->others.end()} == names_in(expected["others"]));
    CHECK(check->title.has_value());
}

void play(const fs::path& file)
{
    const YAML::Node scenario = YAML::LoadFile(file.string());
    const Facts facts = facts_in(scenario);
    const Procedure* procedure =
        product_catalogue().procedure(scenario["procedure"].as<std::string>());
    REQUIRE(procedure != nullptr);
    const Case* found = case_for(*procedure, facts);
    CHECK((found == nullptr ? "null" : found->code) == scenario["case"].as<std::string>("null"));
    if (const auto ineligible = scenario["ineligible"])
        check_closing(ineligible, closing(*procedure, facts));
    else
        CHECK(closing(*procedure, facts).second == nullptr);
    if (const auto pieces = scenario["pieces"])
        CHECK(pieces_for(*procedure, facts) == names_in(pieces));
    if (const auto boxes = scenario["boxes"])
        CHECK(boxes_for(*procedure, facts) == names_in(boxes));
    if (const auto pages = scenario["pages"]) {
        std::vector<std::string> ids;
        for (const Page* page : pages_for(*procedure, facts))
            ids.push_back(page->id);
        CHECK(ids == pages.as<std::vector<std::string>>());
    }
}

} // namespace

TEST_CASE("Each scenario gets its case, its pages, its boxes and its pieces")
{
    std::size_t played = 0;
    for (const auto& file : fs::directory_iterator{"tests/shared/catalogue/scenarios"})
        if (file.path().extension() == ".yaml") {
            INFO(file.path().filename().string());
            play(file.path());
            ++played;
        }
    CHECK(played >= 14);
}

TEST_CASE("No words of procedures, pieces and tiles are left over")
{
    const auto words = messages::Catalog::load("locales", "fr").value();
    std::set<std::string> read;
    REQUIRE(Catalogue::load("assets/catalogue", [&](std::string_view key) {
                read.emplace(key);
                return words.has(key);
            }).has_value());
    for (const std::string& key : words.keys())
        if (key.starts_with("procedure.") || key.starts_with("piece.") || key.starts_with("menu."))
            CHECK_MESSAGE(read.contains(key), key);
}

TEST_CASE("The home page leads to the ASE procedure and to nothing that does not exist")
{
    const auto& tiles = product_catalogue().tiles();
    REQUIRE(!tiles.empty());
    CHECK(tiles[0].id == "permit");
    const auto vulnerable = std::ranges::find(tiles[0].children, "vulnerable", &Tile::id);
    REQUIRE(vulnerable != tiles[0].children.end());
    REQUIRE(vulnerable->children.size() == 1);
    CHECK(vulnerable->children[0].procedure == "ase");
}

TEST_CASE("The pieces are asked in the order and the groups of the official screens")
{
    const Procedure& ase = *product_catalogue().procedure("ase");
    const Facts facts{{"today", "2026-11-23"}, {"birth_date", "2009-08-10"}};
    std::vector<std::string> ids;
    for (const AskedPiece& asked : asked_pieces(product_catalogue(), ase, facts))
        ids.push_back(asked.piece->id);
    CHECK(ids == std::vector<std::string>{"D04", "D02", "D01", "D11", "D03", "D13", "D14", "D15",
                                          "D16", "D07"});
}

TEST_CASE("The procedure has the five official steps, its laws and their dates")
{
    const Procedure& ase = *product_catalogue().procedure("ase");
    REQUIRE(ase.steps.size() == 5);
    CHECK(ase.steps[2].kind == StepKind::Pieces);
    CHECK(ase.steps[3].kind == StepKind::Deposit);
    CHECK(ase.steps[4].kind == StepKind::Confirmation);
    REQUIRE_FALSE(ase.laws.empty());
    CHECK(ase.laws[0].article == "CESEDA L.423-22");
    CHECK(base::format_date(ase.laws[0].as_of) == "2026-04-03");
    CHECK_FALSE(ase.sources.empty());
}
