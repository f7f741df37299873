#include "tests/shared/catalogue/product.h"
#include "tests/shared/guide/product.h"

#include <doctest/doctest.h>
#include <set>

namespace
{

using catalogue::Facts;
using catalogue::Value;

/// What one card asks and costs, as it is told.
struct Asked {
    std::string code{};
    std::set<std::string> pieces{};
    unsigned total = 0;
    bool known = false;

    bool operator==(const Asked&) const = default;
};

Asked asked_of(Facts facts, const char* purpose)
{
    facts.merge(Facts{{"today", "2026-11-23"},
                      {"purpose", purpose},
                      {"nationality", "MA"},
                      {"birth_date", "1990-01-01"},
                      {"title_end", "2027-01-10"}});
    const guide::Advice advice = product_guide().advise(facts);
    const guide::Proposal& first = advice.proposals.front();
    const auto cost =
        cost_for(product_catalogue(), *first.procedure, advice.facts, today_in(advice.facts));
    Asked asked{.code = first.code, .total = cost.total, .known = cost.known};
    for (const auto& one : asked_pieces(product_catalogue(), *first.procedure, advice.facts))
        asked.pieces.insert(one.piece->id);
    return asked;
}

Value::List only(const char* ground)
{
    return {Value{ground}};
}

} // namespace

TEST_CASE("a card that is another one than the card held costs and asks the same from every tile")
{
    const std::pair<const char*, Facts> people[]{
        {"CR-CF",
         {{"title", "csp"},
          {"title_ground", "VPF-CF"},
          {"grounds", only("spouse_french")},
          {"life_together", true},
          {"regular_years", 4},
          {"union_date", "2020-01-01"},
          {"union_country", "FR"}}},
        {"CR-PS",
         {{"title", "csp"},
          {"title_ground", "PS"},
          {"grounds", only("protection")},
          {"protection", "PS"},
          {"regular_years", 4}}},
        {"RECE-CST",
         {{"title", "cst"},
          {"title_ground", "ETU"},
          {"grounds", only("studies")},
          {"studies", "graduated"},
          {"degree_months", 3},
          {"health_insurance", true}}},
        {"SAL-CST",
         {{"title", "csp"},
          {"title_ground", "ICT"},
          {"grounds", only("work")},
          {"job", "permanent"},
          {"work_authorisation", true}}},
        {"TT-CST",
         {{"title", "cst"},
          {"title_ground", "SAL"},
          {"grounds", only("work")},
          {"job", "fixed_term"},
          {"work_authorisation", true}}},
    };
    for (const auto& [code, facts] : people) {
        INFO(code);
        const Asked renewing = asked_of(facts, "renew");
        CHECK(renewing.code == code);
        CHECK(renewing == asked_of(facts, "other"));
    }
}

TEST_CASE("a card that is another one than the card held is paid as a first one")
{
    const Facts spouse{{"title", "csp"},     {"title_ground", "VPF-CF"},   {"life_together", true},
                       {"regular_years", 4}, {"union_date", "2020-01-01"}, {"union_country", "FR"}};
    CHECK(asked_of(spouse, "renew").total == 350);
    Facts same = spouse;
    same["regular_years"] = 2;
    CHECK(asked_of(same, "renew").code == "VPF-CF-CSP");
    CHECK(asked_of(same, "renew").total == 250);
}
