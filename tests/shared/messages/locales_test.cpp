#include "shared/base/error.h"
#include "shared/messages/catalog.h"
#include "shared/messages/language.h"
#include "shared/messages/source.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>

using namespace messages;

namespace
{

constexpr std::string_view no_break = "\u00a0";
constexpr std::string_view narrow_no_break = "\u202f";

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// Signs of French punctuation that do not follow the space they need.
std::string misplaced_signs(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> signs{
        {{":", no_break},
         {"»", no_break},
         {";", narrow_no_break},
         {"!", narrow_no_break},
         {"?", narrow_no_break}}};
    std::string found;
    for (const auto& [sign, space] : signs)
        for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + sign.size()))
            if (!text.substr(0, at).ends_with(space) && !text.substr(at).starts_with("://"))
                found += sign;
    for (auto at = text.find("«"); at != text.npos; at = text.find("«", at + 1))
        if (!text.substr(at + std::string_view{"«"}.size()).starts_with(no_break))
            found += "«";
    return found;
}

} // namespace

TEST_CASE("every language that can be chosen loads, with all the source's messages")
{
    const auto languages = load_languages("locales");
    REQUIRE(languages);
    const auto source = load_sources("locales/fr");
    REQUIRE_MESSAGE(source.has_value(), source.error().detail);
    std::size_t loaded = 0;
    for (const Language& language : *languages) {
        if (!language.translated)
            continue;
        const auto catalog = Catalog::load("locales", language.id);
        REQUIRE_MESSAGE(catalog.has_value(), catalog.error().detail);
        CHECK(catalog->keys().size() == source->size());
        ++loaded;
    }
    CHECK(loaded >= 3);
}

TEST_CASE("every error that a person can be told has its words")
{
    const auto source = load_sources("locales/fr");
    REQUIRE(source);
    for (int i = 0; i <= static_cast<int>(base::ErrorCode::Internal); ++i) {
        const std::string key = "error." + std::string{name_of(static_cast<base::ErrorCode>(i))};
        CHECK_MESSAGE(source->contains(key), key);
    }
}

TEST_CASE("no message has spaces to spare or a straight apostrophe")
{
    for (const char* id : {"fr", "en", "ar"}) {
        const auto source = load_sources(std::string{"locales/"} + id);
        REQUIRE(source);
        for (const auto& [key, pattern] : *source) {
            INFO(id << " " << key << ": " << pattern);
            CHECK_FALSE(pattern.starts_with(' '));
            CHECK_FALSE(pattern.ends_with(' '));
            CHECK_FALSE(contains(pattern, "  "));
            CHECK_FALSE(contains(pattern, "'"));
            CHECK_FALSE(contains(pattern, "..."));
        }
    }
}

TEST_CASE("French punctuation keeps its no-break spaces")
{
    CHECK(misplaced_signs("Oui ? « Non »: http://a") == ":»?«");
    const auto source = load_sources("locales/fr");
    REQUIRE(source);
    for (const auto& [key, pattern] : *source)
        CHECK_MESSAGE(misplaced_signs(pattern).empty(), key << ": " << pattern);
}

TEST_CASE("Arabic is written with its own punctuation")
{
    const auto source = load_sources("locales/ar");
    REQUIRE(source);
    for (const auto& [key, pattern] : *source) {
        INFO(key << ": " << pattern);
        CHECK_FALSE(contains(pattern, "?"));
        CHECK_FALSE(contains(pattern, ";"));
    }
}
