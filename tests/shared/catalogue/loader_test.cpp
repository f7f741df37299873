#include "shared/catalogue/catalogue.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <string>

namespace fs = std::filesystem;
using catalogue::Catalogue;

namespace
{

const std::string facts = "register: [birth_date]\n"
                          "session: [today]\n"
                          "computed:\n"
                          "  age: {\"age\": [{\"var\": \"birth_date\"}, {\"var\": \"today\"}]}\n";
const std::string pieces = "pieces:\n"
                           "  - {id: D01, label: known}\n";
const std::string menu = "tiles:\n"
                         "  - {id: a, icon: home, title: known, procedure: demo}\n"
                         "  - {id: b, icon: home, title: known, procedure: absent}\n"
                         "  - id: c\n"
                         "    icon: home\n"
                         "    title: known\n"
                         "    children:\n"
                         "      - {id: d, icon: home, title: known, procedure: absent}\n";
const std::string procedure = "id: demo\n"
                              "title: known\n"
                              "summary: known\n"
                              "facts:\n"
                              "  adult: {\">=\": [{\"var\": \"age\"}, 18]}\n"
                              "cases:\n"
                              "  - {code: A, title: known, when: {\"var\": \"adult\"}}\n"
                              "steps:\n"
                              "  - id: one\n"
                              "    kind: form\n"
                              "    title: known\n"
                              "    summary: known\n"
                              "    pages:\n"
                              "      - id: first\n"
                              "        title: known\n"
                              "        fields:\n"
                              "          - {id: colour, kind: text, label: known}\n"
                              "pieces:\n"
                              "  - {piece: D01, group: known, valid_from: 2024-07-01}\n";

/// A catalogue's folder for one test, gone with it.
class Folder
{
public:
    Folder()
    {
        char name[] = "/tmp/catalogue-XXXXXX";
        REQUIRE(mkdtemp(name) != nullptr);
        m_path = name;
        fs::create_directory(m_path / "procedures");
        write("facts.yaml", facts);
        write("pieces.yaml", pieces);
        write("menu.yaml", menu);
        write("procedures/demo.yaml", procedure);
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream{m_path / name} << text;
    }

    base::Result<Catalogue> load() const
    {
        return Catalogue::load(m_path, [](std::string_view key) { return key == "known"; });
    }

private:
    fs::path m_path;
};

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// What the loader says of the demo procedure with a part of it replaced.
std::string complaint(const std::string& from, const std::string& to)
{
    const Folder folder;
    folder.write("procedures/demo.yaml", replaced(procedure, from, to));
    const auto loaded = folder.load();
    if (loaded)
        return "";
    CHECK(loaded.error().code == base::ErrorCode::DataInvalid);
    const std::string& detail = loaded.error().detail;
    const std::size_t at = detail.find("procedures/demo.yaml:");
    return at == std::string::npos ? detail : detail.substr(at + 11);
}

} // namespace

TEST_CASE("A sound catalogue is loaded, and only tiles that lead somewhere are kept")
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
          "demo.yaml:17: unknown name 'colour'");
    CHECK(complaint("title: known", "title: lost") == "demo.yaml:2: message 'lost' does not exist");
    CHECK(complaint("{\"var\": \"adult\"}", "{\"var\": \"shoes\"}") ==
          "demo.yaml:7: a rule reads the unknown fact 'shoes'");
    CHECK(complaint("{\"var\": \"adult\"}", "{\"shout\": 1}") ==
          "demo.yaml:7: unknown operator 'shout'");
    CHECK(complaint("piece: D01", "piece: D99") == "demo.yaml:19: unknown piece 'D99'");
    CHECK(complaint("2024-07-01", "2024-02-30") == "demo.yaml:19: '2024-02-30' is no date");
    CHECK(complaint("valid_from: 2024-07-01", "valid_from: 2024-07-01, valid_to: 2024-01-01") ==
          "demo.yaml:19: it ends before it starts");
    CHECK(complaint("kind: form", "kind: dance") == "demo.yaml:10: unknown word 'dance'");
    CHECK(complaint("kind: text", "kind: choice") ==
          "demo.yaml:17: a choice has options, and nothing else has");
    CHECK(complaint("kind: text", "kind: text, read_only: true") ==
          "demo.yaml:17: 'colour' is read-only, but the register has no such fact");
    CHECK(complaint("summary: known\n", "") == "demo.yaml:1: 'summary' is missing");
    CHECK(complaint("label: known}", "label: known") == "demo.yaml:19: illegal block entry");
}

TEST_CASE("What stands twice is refused with its file and line")
{
    const std::string field = "          - {id: colour, kind: text, label: known}\n";
    const std::string one = "  - {code: A, title: known, when: {\"var\": \"adult\"}}\n";
    const std::string request = "  - {piece: D01, group: known, valid_from: 2024-07-01}\n";
    CHECK(complaint(field, field + field) == "demo.yaml:18: field 'colour' stands twice");
    CHECK(complaint(one, one + one) == "demo.yaml:8: case 'A' stands twice");
    CHECK(complaint(request, request + request) == "demo.yaml:20: piece 'D01' is asked twice");
    CHECK(complaint("summary: known", "title: known") == "demo.yaml:2: 'title' stands twice");
    CHECK(complaint("  adult:", "  age:") == "demo.yaml:5: fact 'age' is already there");

    const Folder folder;
    folder.write("procedures/other.yaml", procedure);
    CHECK(folder.load().error().detail.ends_with(
        "procedures/other.yaml:1: procedure 'demo' is already there"));
    folder.write("pieces.yaml", pieces + "  - {id: D01, label: known}\n");
    CHECK(folder.load().error().detail.ends_with("pieces.yaml:3: piece 'D01' stands twice"));
}

TEST_CASE("One piece may be asked by two requests that follow each other in time")
{
    CHECK(complaint("  - {piece: D01, group: known, valid_from: 2024-07-01}\n",
                    "  - {piece: D01, group: known, valid_from: 2024-07-01}\n"
                    "  - {piece: D01, group: known, valid_to: 2024-06-30}\n") == "");
}

TEST_CASE("A folder without a catalogue is refused")
{
    const auto loaded = Catalogue::load("/nowhere", [](std::string_view) { return true; });
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().detail == "/nowhere/facts.yaml:1: cannot be read");
}
