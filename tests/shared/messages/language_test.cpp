#include "shared/messages/language.h"

#include "tests/shared/messages/folder.h"

#include <doctest/doctest.h>
#include <set>

using namespace messages;

TEST_CASE("the first screen shows every planned language in order, by its own name")
{
    const auto languages = load_languages("locales");
    REQUIRE(languages);
    REQUIRE(languages->size() == 35);
    CHECK((*languages)[0].id == "fr");
    CHECK((*languages)[0].endonym == "Français");
    CHECK((*languages)[2].endonym == "العربية");
    CHECK((*languages)[34].id == "ne");
    std::set<std::string> right_to_left;
    for (const Language& language : *languages)
        if (language.direction == Direction::RightToLeft)
            right_to_left.insert(language.id);
    CHECK(right_to_left == std::set<std::string>{"ar", "fa", "ps", "ur"});
}

TEST_CASE("a language can be chosen once it has messages")
{
    const Folder folder;
    folder.write("languages.json",
                 R"([{"id": "fr", "endonym": "Français"}, {"id": "tr", "endonym": "Türkçe"}])");
    folder.write("fr/words.json", "{}");
    const auto languages = load_languages(folder.path());
    REQUIRE(languages);
    CHECK((*languages)[0].translated);
    CHECK_FALSE((*languages)[1].translated);
}

TEST_CASE("a list of languages that cannot be read is refused by name")
{
    const Folder folder;
    CHECK(load_languages(folder.path())
              .error()
              .detail.ends_with("/languages.json: is not a list of languages"));
    folder.write("languages.json", R"([{"id": "fr"}])");
    CHECK(load_languages(folder.path())
              .error()
              .detail.ends_with("/languages.json: entry 1 needs an id and an endonym"));
}
