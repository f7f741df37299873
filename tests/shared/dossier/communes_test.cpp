#include "shared/dossier/communes.h"
#include "shared/dossier/place_name.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

using dossier::Communes;

namespace
{

const Communes& france()
{
    static const Communes communes = Communes::load("assets/geography/communes.tsv").value();
    return communes;
}

std::vector<std::string> names(const std::vector<const dossier::Commune*>& communes)
{
    std::vector<std::string> result;
    for (const auto* commune : communes)
        result.emplace_back(commune->name);
    return result;
}

} // namespace

TEST_CASE("Every commune of France is there, with its postal codes")
{
    CHECK(france().size() > 34'900);
    const auto* lille = france().find("59350");
    REQUIRE(lille != nullptr);
    CHECK(lille->name == "Lille");
    CHECK(lille->postal_code_list() ==
          std::vector<std::string>{"59000", "59160", "59260", "59777", "59800"});
    REQUIRE(france().find("97411") != nullptr);
    CHECK(france().find("97411")->name == "Saint-Denis");
    CHECK(france().find("2A004")->name == "Ajaccio");
    CHECK(france().find("99999") == nullptr);
}

TEST_CASE("A postal code and an INSEE code agree or do not")
{
    CHECK(france().agree("59800", "59350"));
    CHECK_FALSE(france().agree("75001", "59350"));
    CHECK_FALSE(france().agree("59800", "75056"));
    CHECK(france().agree("75008", "75108"));
    CHECK(france().agree("13001", "13201"));
    CHECK(france().agree("69003", "69383"));
    CHECK_FALSE(france().agree("59800", "00000"));
}

TEST_CASE("A postal code gives its communes")
{
    CHECK(names(france().of_postal_code("59800")) == std::vector<std::string>{"Lille"});
    CHECK(france().of_postal_code("01090").size() > 1);
    CHECK(france().of_postal_code("00000").empty());
}

TEST_CASE("A commune is found by the start of its name or of its postal code, the largest first")
{
    CHECK(names(france().starting_with("lil", 3)).front() == "Lille");
    CHECK(names(france().starting_with("st etienne", 1)) ==
          std::vector<std::string>{"Saint-Étienne"});
    CHECK(names(france().starting_with("SAINT-DENIS", 2)) ==
          std::vector<std::string>{"Saint-Denis", "Saint-Denis"});
    CHECK(names(france().starting_with("5980", 1)) == std::vector<std::string>{"Lille"});
    CHECK(france().starting_with("a", 5).size() == 5);
    CHECK(france().starting_with("", 5).empty());
    CHECK(france().starting_with("xyzzy", 5).empty());
}

TEST_CASE("Place names are compared without case, accents, hyphens and apostrophes")
{
    CHECK(dossier::folded_place("Saint-Étienne") == "saint etienne");
    CHECK(dossier::folded_place("Ste-Foy-l'Argentière") == "sainte foy l argentiere");
    CHECK(dossier::folded_place("L’Haÿ-les-Roses") == "l hay les roses");
    CHECK(dossier::folded_place("Œting") == "oeting");
    CHECK(dossier::folded_place("Best") == "best");
}

TEST_CASE("The departments are there with their prefectures")
{
    const auto departments = dossier::load_departments("assets/geography/departments.tsv").value();
    CHECK(departments.size() >= 101);
    for (const auto& department : departments)
        if (department.code == "59") {
            CHECK(department.name == "Nord");
            CHECK(department.seat == "59350");
        }
}

TEST_CASE("A table that is not one is refused with its line")
{
    REQUIRE_FALSE(Communes::load("/nowhere").has_value());
    CHECK(Communes::load("/nowhere").error().detail == "/nowhere:1: cannot be read");
    char name[] = "/tmp/communes-XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    const std::filesystem::path folder = name;
    std::ofstream{folder / "short.tsv"} << "59350\tLille\t59000\n59351\tNowhere\n";
    const auto loaded = Communes::load(folder / "short.tsv");
    std::filesystem::remove_all(folder);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().detail.ends_with("short.tsv:2: three columns are expected"));
}
