#include "shared/messages/catalog.h"
#include "shared/messages/source.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace messages;

namespace
{

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<std::filesystem::path> sources_of_the_product()
{
    std::vector<std::filesystem::path> sources;
    for (const char* folder : {"shared", "kiosk", "central"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                sources.push_back(entry.path());
    return sources;
}

std::string first_part(const std::string& key)
{
    return key.substr(0, key.find('.'));
}

bool names_a_file(const std::string& text)
{
    constexpr std::array<std::string_view, 8> endings{".h",    ".cpp", ".json", ".yaml",
                                                      ".html", ".css", ".png",  ".pdf"};
    return std::ranges::any_of(endings, [&](auto ending) { return text.ends_with(ending); });
}

} // namespace

TEST_CASE("every key that the code writes out is in the locales")
{
    const auto source = load_sources("locales/fr");
    REQUIRE(source);
    std::set<std::string> groups;
    for (const auto& [key, pattern] : *source)
        groups.insert(first_part(key));

    const std::regex literal{R"rx("([a-z0-9_]+(\.[a-z0-9_]+)+)")rx"};
    for (const auto& file : sources_of_the_product()) {
        const std::string text = content_of(file);
        for (std::sregex_iterator match{text.begin(), text.end(), literal}, end; match != end;
             ++match) {
            const std::string key = (*match)[1];
            if (!groups.contains(first_part(key)) || names_a_file(key))
                continue;
            CHECK_MESSAGE(source->contains(key), file.string() << ": " << key);
        }
    }
}

TEST_CASE("every adjective of nationality is that of a country")
{
    const auto catalog = Catalog::load("locales", "fr");
    REQUIRE(catalog);
    const auto adjectives = load_source("locales/nationalities/fr.json");
    REQUIRE_MESSAGE(adjectives.has_value(), adjectives.error().detail);
    CHECK(adjectives->size() > 190);
    for (const auto& [country, adjective] : *adjectives)
        CHECK_MESSAGE(std::ranges::count(catalog->countries(), country) == 1, country);
    CHECK(catalog->in_capitals(catalog->nationality("BR")).utf8() == "BRÉSILIENNE");
    CHECK(catalog->in_capitals(catalog->nationality("TN")).utf8() == "TUNISIENNE");
}
