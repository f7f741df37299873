#include "shared/guide/sheet.h"
#include "tests/shared/guide/product.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace
{

bool says(const std::vector<catalogue::Passage>& parts, std::string_view title,
          std::string_view key)
{
    const auto part = std::ranges::find(parts, title, &catalogue::Passage::title);
    return part != parts.end() &&
           std::ranges::find(part->lines, key, &catalogue::Sentence::key) != part->lines.end();
}

guide::Sheet sheet_of(const char* code, catalogue::Facts facts)
{
    facts.emplace("today", "2026-11-23");
    const auto* procedure = product_catalogue().procedure_with(code);
    REQUIRE(procedure != nullptr);
    return guide::sheet_for(product_catalogue(), *procedure, facts);
}

} // namespace

TEST_CASE("every procedure's sheet says who decides, and the law with its date where there is one")
{
    for (const auto& procedure : product_catalogue().procedures()) {
        INFO(procedure.id);
        const guide::Sheet sheet =
            guide::sheet_for(product_catalogue(), procedure, {{"today", "2026-11-23"}});
        CHECK(says(sheet.after, "outcome.after_filing", "common.decision_note"));
        const bool is_open = !procedure.discreet_title;
        CHECK(says(sheet.before, "pdf.sheet.for_whom", procedure.summary) == is_open);
        CHECK(says(sheet.after, "outcome.laws", "outcome.law") ==
              (is_open && !procedure.laws.empty()));
        if (is_open && !procedure.conditions.empty())
            CHECK(std::ranges::find(sheet.before, "outcome.conditions",
                                    &catalogue::Passage::title) != sheet.before.end());
    }
}

TEST_CASE("the sheet of a visa's validation has the list of what is needed online")
{
    const guide::Sheet sheet = sheet_of("VLS-VALID", {{"entry_date", "2026-10-01"}});
    for (const char* needed : {"condition.transversal.vls_email", "condition.transversal.vls_visa",
                               "condition.transversal.vls_entry", "condition.transversal.vls_card",
                               "condition.transversal.vls_ephoto"})
        CHECK_MESSAGE(says(sheet.before, "outcome.conditions", needed), needed);
}

TEST_CASE("the sheet has the amounts of its day")
{
    const guide::Sheet sheet = sheet_of("DCEM-PD", {});
    CHECK(says(sheet.after, "outcome.cost", "outcome.amount"));
    CHECK(says(sheet.after, "outcome.cost", "tariff.note.indicative"));
}
