#include "shared/guide/check.h"

#include "shared/catalogue/entry.h"
#include "shared/guide/explanations.h"
#include "shared/guide/guide.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <sstream>

namespace guide
{

namespace
{

namespace fs = std::filesystem;
using catalogue::Entry;
using Names = std::set<std::string, std::less<>>;

class Check
{
public:
    Check(fs::path folder, const catalogue::Catalogue& catalogue)
        : m_folder{std::move(folder)}, m_catalogue{catalogue}
    {
    }

    void other_words()
    {
        const auto file = opened("other_words.yaml");
        for (std::size_t i = 0; file && i < file->items.size(); ++i)
            for (const Entry& word : file->items[i].items)
                fact(file->names[i], word);
    }

    /// What free words may mean, each with facts that can be, and an answer where it is a question.
    void purposes(const std::optional<Names>& answers)
    {
        const auto file = opened("purposes.yaml");
        for (std::size_t i = 0; file && i < file->items.size(); ++i) {
            const Entry& section = file->items[i];
            for (std::size_t j = 0; j < section.items.size(); ++j) {
                m_purposes.insert(section.names[j]);
                const Entry& facts = section.items[j];
                for (std::size_t k = 0; k < facts.items.size(); ++k)
                    fact(facts.names[k], facts.items[k]);
                if (answers && file->names[i] == "answers" && !answers->contains(section.names[j]))
                    complain(facts, fmt::format("no answer '{}'", section.names[j]));
            }
        }
        for (const std::string& answer : answers.value_or(Names{}))
            if (!m_purposes.contains(answer))
                faults.push_back({.text = fmt::format("{}: nothing means the answer '{}'",
                                                      path("answers.yaml").string(), answer)});
    }

    /// A heading for each purpose, and no other.
    void phrases()
    {
        std::error_code none;
        std::set<fs::path> files;
        for (const auto& file : fs::directory_iterator{path("phrases"), none})
            files.insert(file.path());
        for (const fs::path& file : files)
            headings(file);
    }

    void note(const base::Error& error) { faults.push_back({.text = error.detail}); }

    std::vector<catalogue::Fault> faults{};

private:
    fs::path path(const char* name) const { return m_folder / "guide" / name; }

    std::optional<Entry> opened(const char* name)
    {
        auto file = catalogue::read_yaml(path(name));
        if (file)
            return *std::move(file);
        note(file.error());
        return std::nullopt;
    }

    void complain(const Entry& where, const std::string& what) { note(where.refuse(what).error()); }

    void fact(const std::string& name, const Entry& value)
    {
        const catalogue::Fact* known = m_catalogue.fact(name);
        if (known == nullptr)
            complain(value, fmt::format("no fact '{}'", name));
        else if (!fits(*known, to_value(value)))
            complain(value, fmt::format("'{}' is never that", name));
    }

    void headings(const fs::path& file)
    {
        const auto text = catalogue::read_text(file);
        if (!text)
            return note(text.error());
        Names missing = m_purposes;
        std::istringstream lines{*text};
        std::string line;
        for (int number = 1; std::getline(lines, line); ++number) {
            if (!line.starts_with('['))
                continue;
            const std::string name = line.substr(1, line.find(']') - 1);
            if (name != "none" && !m_purposes.contains(name))
                faults.push_back(
                    {.text = fmt::format("{}:{}: no purpose '{}'", file.string(), number, name)});
            missing.erase(name);
        }
        for (const std::string& name : missing)
            faults.push_back({.text = fmt::format("{}: no phrase of '{}'", file.string(), name)});
    }

    fs::path m_folder;
    const catalogue::Catalogue& m_catalogue;
    Names m_purposes{};
};

} // namespace

std::vector<catalogue::Fault> faults_of_files(const fs::path& folder,
                                              const catalogue::Catalogue& catalogue,
                                              const catalogue::Catalogue::MessageExists& exists)
{
    Check check{folder, catalogue};
    check.faults = Guide::faults(folder, catalogue, exists);
    std::optional<Names> answers;
    if (const auto explanations = Explanations::load(folder, exists)) {
        answers.emplace();
        for (const Explanation& one : explanations->all())
            answers->insert(one.id);
    } else {
        check.note(explanations.error());
    }
    check.other_words();
    check.purposes(answers);
    check.phrases();
    return std::move(check.faults);
}

} // namespace guide
