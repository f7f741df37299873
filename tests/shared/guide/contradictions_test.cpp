#include "tests/shared/guide/product.h"

#include <doctest/doctest.h>

using catalogue::Facts;
using catalogue::Value;

namespace
{

std::vector<std::string> contradictions(Facts facts)
{
    facts["today"] = "2026-11-23";
    std::vector<std::string> ids;
    for (const guide::Contradiction& one : product_guide().contradictions(facts))
        ids.push_back(one.id);
    return ids;
}

using Ids = std::vector<std::string>;

Facts spouse(Facts more)
{
    more["purpose"] = "first";
    more["nationality"] = "MA";
    more["birth_date"] = "2000-01-01";
    more["grounds"] = Value::List{"spouse_french"};
    return more;
}

} // namespace

TEST_CASE("days that cannot be are said")
{
    CHECK(contradictions({{"birth_date", "2026-11-24"}}) == Ids{"birth_future"});
    CHECK(contradictions({{"birth_date", "2026-11-23"}}).empty());
    CHECK(contradictions({{"birth_date", "2000-01-01"}, {"entry_date", "1999-12-31"}}) ==
          Ids{"entry_before_birth"});
    CHECK(contradictions({{"birth_date", "2000-01-01"}, {"entry_date", "2000-01-01"}}).empty());
    CHECK(contradictions({{"title_start", "2026-05-01"}, {"title_end", "2026-05-01"}}) ==
          Ids{"title_end_before_start"});
    CHECK(contradictions({{"birth_date", "2009-01-01"}, {"ase_date", "2026-11-24"}}) ==
          Ids{"ase_future"});
    CHECK(contradictions({{"birth_date", "2005-01-01"}, {"ase_date", "2023-01-02"}}) ==
          Ids{"ase_adult"});
    CHECK(contradictions({{"move_date", "2026-12-01"}}) == Ids{"move_future"});
}

TEST_CASE("who cannot be married yet, and a marriage that cannot be, are said")
{
    CHECK(contradictions({{"birth_date", "2011-01-01"}, {"family_situation", "married"}}) ==
          Ids{"spouse_under_16"});
    CHECK(contradictions(spouse({{"union_date", "2015-12-31"}})) == Ids{"union_before_16"});
    CHECK(contradictions(spouse({{"union_date", "2016-01-01"}})).empty());
    CHECK(contradictions(spouse({{"union_country", "FR"}, {"transcribed", true}})) ==
          Ids{"marriage_in_france_transcribed"});
    CHECK(contradictions(spouse({{"family_situation", "single"}})) == Ids{"single_spouse"});
    CHECK(contradictions(spouse({{"spouse", "CR"}})) == Ids{"spouse_not_french"});
}

TEST_CASE("three years of life together do not fit a marriage of last month")
{
    CHECK(contradictions(spouse({{"union_date", "2026-10-30"}, {"life_together_months", 36}})) ==
          Ids{"life_together_longer"});
    CHECK(contradictions(spouse({{"union_date", "2023-10-30"}, {"life_together_months", 36}}))
              .empty());
}

TEST_CASE("papers that a person cannot hold are said")
{
    CHECK(contradictions({{"nationality", "FR"}, {"title", "cst"}}) == Ids{"french_asks_title"});
    CHECK(contradictions({{"nationality", "FR"}, {"purpose", "renew"}}) == Ids{"french_renews"});
    CHECK(contradictions({{"nationality", "DZ"}, {"title", "csp"}}) ==
          Ids{"algerian_ceseda_title"});
    CHECK(contradictions({{"nationality", "MA"}, {"title", "cra10"}}) == Ids{"algerian_title"});
    CHECK(contradictions({{"purpose", "renew"}, {"title", "none"}}) == Ids{"renew_nothing"});
    CHECK(contradictions({{"title", "cst"}, {"title_end", "2027-12-01"}}) ==
          Ids{"year_title_end_far"});
}

TEST_CASE("more years than an age, or than a stay, are said")
{
    CHECK(contradictions({{"birth_date", "2000-01-01"}, {"presence_years", 27}}) ==
          Ids{"years_over_age"});
    CHECK(contradictions({{"birth_date", "2000-01-01"}, {"presence_years", 26}}).empty());
    CHECK(contradictions({{"presence_years", 4}, {"regular_years", 5}}) ==
          Ids{"regular_over_presence"});
    CHECK(contradictions({{"pension_rate", 101}}) == Ids{"pension_rate_range"});
}

TEST_CASE("a contradiction names the answers to touch")
{
    const auto found = product_guide().contradictions(
        {{"today", "2026-11-23"}, {"nationality", "FR"}, {"purpose", "renew"}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].questions == Ids{"nationality", "purpose"});
    CHECK(product_words().has(found[0].message));
}

TEST_CASE("numbers below zero, and a visa that had ended before the entry, are said")
{
    CHECK(contradictions({{"presence_years", -3}, {"regular_years", 0}}) ==
          Ids{"years_below_zero"});
    CHECK(contradictions({{"presence_years", 0}}).empty());
    CHECK(contradictions({{"tension_months", -3}}) == Ids{"tension_months_range"});
    CHECK(contradictions({{"tension_months", 0}}).empty());
    CHECK(contradictions({{"entry_date", "2026-11-01"}, {"visa_end", "2026-10-31"}}) ==
          Ids{"visa_end_before_entry"});
    CHECK(contradictions({{"entry_date", "2026-11-01"}, {"visa_end", "2026-11-01"}}).empty());
}
