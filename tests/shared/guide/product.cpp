#include "tests/shared/guide/product.h"

#include <doctest/doctest.h>

const guide::Guide& product_guide()
{
    static const auto loaded =
        guide::Guide::load("assets/catalogue", product_catalogue(),
                           [](std::string_view key) { return product_words().has(key); });
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}
