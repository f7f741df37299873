#include "shared/guide/check.h"

#include "tests/shared/catalogue/product.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace
{

namespace fs = std::filesystem;

/// A copy of the product's files for one test, gone with it.
class Copy
{
public:
    Copy()
    {
        char name[] = "/tmp/guide-XXXXXX";
        REQUIRE(mkdtemp(name) != nullptr);
        m_path = name;
        fs::copy("assets/catalogue", m_path, fs::copy_options::recursive);
    }
    ~Copy() { fs::remove_all(m_path); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    /// The mistakes, each from its file's name on and without its line, once a text is replaced.
    std::vector<std::string> with(const char* file, const std::string& from, const std::string& to)
    {
        const std::string before = text(file);
        const std::size_t at = before.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        std::ofstream{m_path / "guide" / file} << std::string{before}.replace(at, from.size(), to);
        const auto faults = told();
        std::ofstream{m_path / "guide" / file} << before;
        return faults;
    }

    std::vector<std::string> told() const
    {
        std::vector<std::string> texts;
        const auto exists = [](std::string_view key) { return product_words().has(key); };
        for (const auto& fault : guide::faults_of_files(m_path, product_catalogue(), exists)) {
            const std::string text = fault.text.substr(fault.text.rfind('/') + 1);
            texts.push_back(text.substr(0, text.find(':')) + text.substr(text.find(": ")));
        }
        return texts;
    }

private:
    std::string text(const char* file) const
    {
        std::ostringstream content;
        content << std::ifstream{m_path / "guide" / file}.rdbuf();
        return content.str();
    }

    fs::path m_path{};
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("the product's own guide, answers, words and phrases have no mistake")
{
    CHECK(Copy{}.told() == Texts{});
}

TEST_CASE("a value that a fact never has is told, wherever the guide supposes or means it")
{
    Copy copy;
    CHECK(copy.with("questions.yaml", "{fact: title, value: \"vlsts\"",
                    "{fact: title, value: \"vlstz\"") ==
          Texts{"questions.yaml: 'title' is never that"});
    CHECK(copy.with("purposes.yaml", "lost_card: {purpose: replace}",
                    "lost_card: {purpose: replac}") ==
          Texts{"purposes.yaml: 'purpose' is never that"});
    CHECK(copy.with("other_words.yaml", "premier: first", "premier: frist") ==
          Texts{"other_words.yaml: 'purpose' is never that"});
    CHECK(copy.with("other_words.yaml", "visa: {", "vissa: {").front() ==
          "other_words.yaml: no fact 'vissa'");
}

TEST_CASE("a unit of time or a day that does not exist is told")
{
    Copy copy;
    CHECK(copy.with("windows.yaml", "6, \"months\"", "6, \"month\"") ==
          Texts{"windows.yaml: \"month\" is not years, months or days"});
    CHECK(copy.with("windows.yaml", "2020-06-15", "2020-06-31") ==
          Texts{"windows.yaml: \"2020-06-31\" is no day"});
    CHECK(copy.with("answers.yaml", "as_of: 2026-04-03", "as_of: 2026-4-3").size() == 1);
}

TEST_CASE("what stands twice or answers nothing is told")
{
    Copy copy;
    CHECK(copy.with("contradictions.yaml", "id: birth_old", "id: birth_future") ==
          Texts{"contradictions.yaml: contradiction 'birth_future' stands twice"});
    CHECK(copy.with("answers.yaml", "id: what_is_ephoto", "id: what_is_ephotto").size() == 2);
    CHECK(copy.with("purposes.yaml", "  unsure: {purpose: unsure}\n",
                    "  unsure: {purpose: unsure}\n  unheard: {purpose: unsure}\n") ==
          Texts{"ar.txt: no phrase of 'unheard'", "en.txt: no phrase of 'unheard'",
                "fr.txt: no phrase of 'unheard'"});
}
