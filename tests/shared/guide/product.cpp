#include "tests/shared/guide/product.h"

#include <doctest/doctest.h>

namespace
{

bool exists(std::string_view key)
{
    return product_words().has(key);
}

} // namespace

const messages::Catalog& product_words()
{
    static const auto words = messages::Catalog::load("locales", "fr").value();
    return words;
}

const catalogue::Catalogue& product_catalogue()
{
    static const auto loaded = catalogue::Catalogue::load("assets/catalogue", exists);
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}

const guide::Guide& product_guide()
{
    static const auto loaded = guide::Guide::load("assets/catalogue", product_catalogue(), exists);
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}
