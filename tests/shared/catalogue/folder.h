#pragma once

#include "shared/catalogue/catalogue.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <vector>

namespace catalogue::tests
{

namespace fs = std::filesystem;

inline const std::string facts =
    "register:\n"
    "  birth_date: {type: date}\n"
    "session:\n"
    "  today: {type: date}\n"
    "person:\n"
    "  title: {type: choice, values: [none, card]}\n"
    "  grounds: {type: choices, values: [work, studies]}\n"
    "computed:\n"
    "  age: {\"age\": [{\"var\": \"birth_date\"}, {\"var\": \"today\"}]}\n";
inline const std::string pieces = "pieces:\n"
                                  "  - {id: D01, label: known}\n";
inline const std::string menu = "tiles:\n"
                                "  - {id: a, icon: home, title: known, procedure: demo}\n";
inline const std::string procedure = "id: demo\n"
                                     "status: current\n"
                                     "place: kiosk\n"
                                     "laws: [{article: L.1, as_of: 2026-04-03}]\n"
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
        fs::create_directories(m_path / "procedures/family");
        write("facts.yaml", facts);
        write("pieces.yaml", pieces);
        write("menu.yaml", menu);
        write("procedures/family/demo.yaml", procedure);
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream{m_path / name} << text;
    }

    const fs::path& path() const { return m_path; }

    base::Result<Catalogue> load() const { return Catalogue::load(m_path, is_known); }

    /// Every mistake, each from the name of its file on.
    std::vector<std::string> faults() const
    {
        std::vector<std::string> texts;
        for (const catalogue::Fault& fault : Catalogue::faults(m_path, is_known))
            texts.push_back(fault.text.substr(fault.text.rfind('/') + 1) +
                            (fault.pending ? " (pending)" : ""));
        return texts;
    }

private:
    static bool is_known(std::string_view key)
    {
        return key == "known" || key == "procedure.demo.title" || key == "procedure.demo.summary";
    }

    fs::path m_path;
};

inline std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace catalogue::tests
