/// What the product's own catalogue says, in each language.
#include "tests/shared/catalogue/product.h"

#include <doctest/doctest.h>
#include <regex>

TEST_CASE("A page and its field do not say the same words")
{
    for (const char* language : {"fr", "en", "ar"}) {
        const auto words = messages::Catalog::load("locales", language);
        REQUIRE(words.has_value());
        for (const auto& procedure : product_catalogue().procedures())
            for (const auto& step : procedure.steps)
                for (const auto& page : step.pages)
                    for (const auto& field : page.fields)
                        CHECK_MESSAGE(words->text(page.title) != words->text(field.label),
                                      language << " " << procedure.id << " " << page.id);
    }
}

TEST_CASE("The day of a text is told in the visitor's language, never in the name of a source")
{
    const std::regex day{R"(\d (janvier|février|mars|avril|mai|juin|juillet|août|septembre|)"
                         R"(octobre|novembre|décembre) \d)"};
    for (const auto& procedure : product_catalogue().procedures()) {
        for (const auto& law : procedure.laws)
            CHECK_MESSAGE(!std::regex_search(law.article, day), law.article);
        for (const auto& source : procedure.sources)
            CHECK_MESSAGE(!std::regex_search(source, day), source);
    }
}
