/// Prints what loading the catalogue costs, and evaluating all of it for one person. Run from the
/// source root.
#include "shared/catalogue/catalogue.h"
#include "shared/messages/catalog.h"
#include "tests/bench/measure.h"

#include <cstdlib>
#include <fmt/format.h>

using namespace catalogue;

namespace
{

constexpr std::size_t rounds = 30;

double median_milliseconds(const auto& deed)
{
    return bench::median(bench::milliseconds(CLOCK_THREAD_CPUTIME_ID, rounds, deed));
}

void print(std::string name, double value, double goal)
{
    bench::print(bench::Aimed{std::move(name), value, "ms", goal});
}

/// Everything that one person can be told of one procedure.
std::size_t evaluated(const Catalogue& all, const Procedure& procedure, const Facts& facts,
                      base::Date day)
{
    std::size_t count = in_force(procedure, day) && case_for(procedure, facts) != nullptr ? 1 : 0;
    for (const AskedPiece& asked : asked_pieces(all, procedure, facts))
        count += asked.piece->made_of ? parts_for(*asked.piece->made_of, facts).size() : 1;
    count += cost_for(all, procedure, facts, day).parts.size();
    for (const auto* notes : {&procedure.conditions, &procedure.notes, &procedure.next})
        count += said(*notes, facts, day).size();
    for (const OtherWay& way : procedure.others)
        count += way.valid.holds(day) && way.when.holds(facts) ? 1 : 0;
    for (const Deadline& deadline : procedure.deadlines)
        count += deadline.when.holds(facts) && !deadline.date.evaluate(facts).is_null() ? 1 : 0;
    for (const Step& step : procedure.steps)
        count += visible_pages(step, facts).size();
    return count;
}

} // namespace

int main()
{
    const auto words = messages::Catalog::load("locales", "fr");
    if (!words)
        return 1;
    const auto exists = [&](std::string_view key) { return words->has(key); };
    const auto loaded = Catalogue::load("assets/catalogue", exists);
    if (!loaded) {
        fmt::print(stderr, "{}\n", loaded.error().detail);
        return 1;
    }
    print(fmt::format("catalogue load, {} procedures", loaded->procedures().size()),
          median_milliseconds([&] {
              if (!Catalogue::load("assets/catalogue", exists))
                  std::abort();
          }),
          50);

    const base::Date day{std::chrono::year{2026} / 11 / 23};
    const Facts person{
        {"today", "2026-11-23"},
        {"birth_date", "1990-03-14"},
        {"nationality", "MA"},
        {"purpose", "renew"},
        {"title", "vlsts"},
        {"title_end", "2027-02-15"},
        {"spouse", "FR"},
        {"family_situation", "married"},
        {"union_date", "2025-06-01"},
        {"union_country", "MA"},
        {"transcribed", true},
        {"life_together", true},
        {"cir_followed", true},
        {"civic_exam", "CSP"},
        {"french_level", "A2"},
        {"origin_allows_polygamy", true},
        {"entry_date", "2026-02-15"},
        {"regular_entry", true},
    };
    std::size_t said = 0;
    print("evaluation of all procedures for one person", median_milliseconds([&] {
              for (const Procedure& procedure : loaded->procedures())
                  said += evaluated(*loaded, procedure, person, day);
          }),
          5);
    return said > 0 ? 0 : 1;
}
