#include "tests/shared/guide/product.h"

#include <doctest/doctest.h>

TEST_CASE("every code that the outcomes name is a procedure of the catalogue")
{
    for (const char* language : {"fr", "en", "ar"}) {
        const auto words = messages::Catalog::load("locales", language).value();
        const auto faults =
            guide::Guide::faults("assets/catalogue", product_catalogue(),
                                 [&](std::string_view key) { return words.has(key); });
        for (const catalogue::Fault& fault : faults)
            FAIL_CHECK(fault.text);
    }
}

TEST_CASE("the guide asks first why the person came")
{
    const guide::Question* question = product_guide().next({{"today", "2026-11-23"}});
    REQUIRE(question != nullptr);
    CHECK(question->id == "purpose");
}

TEST_CASE("what a victim answers stands at the side in neutral words")
{
    CHECK(product_words().has("guide.option.grounds.victim.beside"));
    std::size_t options = 0;
    for (const guide::Question& question : product_guide().questions())
        if (question.why == "guide.why.protects")
            for (const guide::Option& option : question.options) {
                CHECK_MESSAGE(product_words().has(option.label + ".beside"), option.label);
                ++options;
            }
    CHECK(options >= 4);
}
