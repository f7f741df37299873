/// Prints what the guide costs: loading it, one answer, and a whole conversation with the
/// evaluation of all procedures for that person. Run from the source root.
#include "shared/guide/guide.h"
#include "shared/messages/catalog.h"
#include "tests/bench/measure.h"

#include <fmt/format.h>

namespace
{

using catalogue::Catalogue;
using catalogue::Facts;
using guide::Guide;

constexpr std::size_t rounds = 30;

double median_milliseconds(const auto& deed)
{
    return bench::median(bench::milliseconds(CLOCK_THREAD_CPUTIME_ID, rounds, deed));
}

void print(std::string name, double value, double goal)
{
    bench::print(bench::Aimed{std::move(name), value, "ms", goal});
}

/// A Moroccan wife of a Frenchman renews, answers that a kiosk would get one by one.
const Facts replies{
    {"purpose", "renew"},    {"nationality", "MA"},        {"birth_date", "1990-03-14"},
    {"title", "cst"},        {"title_ground", "VPF-CF"},   {"title_end", "2027-02-15"},
    {"life_together", true}, {"union_date", "2025-06-01"}, {"cir_followed", true},
    {"civic_exam", "CSP"},   {"french_level", "A2"},       {"origin_allows_polygamy", true}};

/// What she is told, and every procedure evaluated for her.
std::size_t oriented(const Catalogue& all, const Guide& guide)
{
    Facts facts{{"today", "2026-11-23"}};
    while (const guide::Question* question = guide.next(facts)) {
        const auto reply = replies.find(question->fact);
        facts[question->fact] = reply == replies.end() ? catalogue::Value{} : reply->second;
    }
    const guide::Advice advice = guide.advise(facts);
    const base::Date day{std::chrono::year{2026} / 11 / 23};
    std::size_t said = advice.proposals.size() + advice.others.size();
    for (const catalogue::Procedure& procedure : all.procedures()) {
        said += in_force(procedure, day) && case_for(procedure, advice.facts) != nullptr ? 1 : 0;
        said += asked_pieces(all, procedure, advice.facts).size();
        said += cost_for(all, procedure, advice.facts, day).parts.size();
    }
    return said;
}

int fail(const base::Error& error)
{
    fmt::print(stderr, "{}\n", error.detail);
    return 1;
}

} // namespace

int main()
{
    const auto words = messages::Catalog::load("locales", "fr");
    if (!words)
        return fail(words.error());
    const auto exists = [&](std::string_view key) { return words->has(key); };
    const auto all = Catalogue::load("assets/catalogue", exists);
    if (!all)
        return fail(all.error());
    const auto guide = Guide::load("assets/catalogue", *all, exists);
    if (!guide)
        return fail(guide.error());
    std::size_t said = 0;
    print("guide load", median_milliseconds([&] {
              said += Guide::load("assets/catalogue", *all, exists)->questions().size();
          }),
          50);
    print("orientation and evaluation of all procedures for one person",
          median_milliseconds([&] { said += oriented(*all, *guide); }), 5);
    const Facts known{{"today", "2026-11-23"}, {"purpose", "renew"}, {"nationality", "MA"}};
    print("the next question",
          median_milliseconds([&] { said += guide->next(known) != nullptr ? 1 : 0; }), 1);
    return said > 0 ? 0 : 1;
}
