#include "kiosk/text/font_table.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

using namespace kiosk::text;

namespace
{

/// A folder of its own under /tmp, gone at the end.
class Folder
{
public:
    Folder()
    {
        char name[] = "/tmp/guichet-fonts-XXXXXX";
        m_path = mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    std::filesystem::path write(std::string_view words) const
    {
        std::ofstream{m_path / "fonts.yaml"} << words;
        return m_path / "fonts.yaml";
    }

private:
    std::filesystem::path m_path;
};

std::string table_with(std::string_view face, std::string_view row)
{
    std::string words = "faces:\n";
    words += face;
    words += "words:\n";
    words += row;
    words += "figures: {face: sans, characters: \"0\"}\n"
             "fallback: [sans]\nmonospace: [sans]\nicons: [sans]\n";
    return words;
}

const std::string sans =
    "  - name: sans\n    regular: /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf\n";

std::string complaint(const std::string& words)
{
    const Folder folder;
    const auto table = FontTable::load(folder.write(words));
    return table ? "" : table.error().detail;
}

} // namespace

TEST_CASE("the table of fonts names files that are there")
{
    const auto table = FontTable::load("assets/fonts.yaml");
    REQUIRE(table);
    CHECK(table->faces[table->faces_for("Arab", "ur").front()].name == "nastaliq");
    CHECK(table->faces[table->faces_for("Arab", "ar").front()].name == "arabic");
    CHECK(table->faces[table->faces_for("Hani", "zh").front()].by_weight[0].index == 2);
    CHECK(table->faces[table->faces_for("Hani", "zh-TW").front()].by_weight[0].index == 3);
    CHECK(table->faces[table->faces_for("Zzzz", "xx").front()].name == "sans");
}

TEST_CASE("a font that is missing is named with its line")
{
    const std::string face = sans + "  - name: lost\n    regular: /nowhere/lost.ttf\n";
    const std::string said = complaint(table_with(face, "  - {script: Latn, faces: [sans]}\n"));
    CHECK(said.find("fonts.yaml:4") != std::string::npos);
    CHECK(said.find("/nowhere/lost.ttf") != std::string::npos);
}

TEST_CASE("a row that names an unknown face, or a key that nobody knows, is refused")
{
    CHECK(complaint(table_with(sans, "  - {script: Latn, faces: [sans]}\n")).empty());
    CHECK(complaint(table_with(sans, "  - {script: Latn, faces: [serif]}\n")).find("serif") !=
          std::string::npos);
    CHECK(complaint(table_with(sans, "  - {script: Latn, faces: [sans], colour: red}\n"))
              .find("colour") != std::string::npos);
    CHECK_FALSE(complaint("faces: {").empty());
}
