#include "tests/shared/catalogue/product.h"

#include <doctest/doctest.h>

const messages::Catalog& product_words()
{
    static const auto words = messages::Catalog::load("locales", "fr").value();
    return words;
}

const catalogue::Catalogue& product_catalogue()
{
    static const auto loaded = catalogue::Catalogue::load(
        "assets/catalogue", [](std::string_view key) { return product_words().has(key); });
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}
