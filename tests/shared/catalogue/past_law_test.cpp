#include "tests/shared/catalogue/product.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

// The catalogue on a day of the past says what its sources said that day.

using namespace catalogue;

namespace
{

using Names = std::set<std::string>;

base::Date day(const char* text)
{
    return base::parse_date(text).value();
}

const Procedure& procedure(const char* code)
{
    const Procedure* found = product_catalogue().procedure_with(code);
    REQUIRE_MESSAGE(found != nullptr, code);
    return *found;
}

Names list(const char* code, Facts facts)
{
    facts.insert_or_assign("today", "2023-08-16");
    Names names;
    for (const AskedPiece& asked : asked_pieces(product_catalogue(), procedure(code), facts))
        names.insert(asked.piece->id + (asked.request->blocking ? "" : "*") +
                     (asked.request->at_collection ? "/R" : ""));
    return names;
}

std::optional<unsigned> price(const char* code, Facts facts)
{
    facts.insert_or_assign("today", "2023-08-16");
    const Cost cost = cost_for(product_catalogue(), procedure(code), facts, day("2023-08-16"));
    return cost.known ? std::optional{cost.total} : std::nullopt;
}

Names laws(const char* code, const char* when)
{
    Names names;
    for (const Law* law : laws_on(procedure(code), day(when)))
        names.insert(law->article);
    return names;
}

} // namespace

TEST_CASE("On 16 August 2023 the lists of the entrusted child are those of the prefecture's guide")
{
    const Facts minor{{"birth_date", "2006-08-10"}, {"ase_date", "2018-04-16"}};
    CHECK(list("VPF-ASE16-MNE", minor) ==
          Names{"D01", "D02", "D03", "D04", "D11", "D13", "D14", "D15", "D16*"});
    Facts emancipated = minor;
    emancipated.emplace("emancipated", true);
    CHECK(list("VPF-ASE16-ME", emancipated) ==
          Names{"D01", "D02", "D03", "D04", "D12", "D13", "D14", "D15", "D16*"});
    const Facts adult{{"birth_date", "2005-01-10"}, {"ase_date", "2018-04-16"}};
    CHECK(list("VPF-ASE16-MAJ", adult) ==
          Names{"D01", "D02", "D03", "D04", "D13", "D14", "D15", "D16*"});
}

TEST_CASE("On 16 August 2023 the four simple requests have their lists and their prices")
{
    const Facts card{{"title", "csp"}, {"title_ground", "SAL"}};
    CHECK(list("REC-RENOUV", card) == Names{"D81", "D02", "D03", "D04"});
    CHECK(list("DUP-PERTE", card) == Names{"D01", "D02", "D03", "D04", "D05/R", "D78"});
    CHECK(list("DUP-VOL", card) == Names{"D01", "D02", "D03", "D04", "D05/R", "D79"});
    CHECK(list("CHG-ADRESSE", card) == Names{"D02", "D03", "D04", "D05/R", "D08"});
    CHECK(price("DUP-PERTE", card) == 225);
    CHECK(price("CHG-ADRESSE", card) == 25);
    CHECK(price("DCEM-PD", {}) == 50);
}

TEST_CASE("On 16 August 2023 a several-year card is asked for without examination nor undertaking")
{
    const Facts engineer{{"purpose", "renew"},
                         {"title", "vlsts"},
                         {"title_ground", "SAL"},
                         {"title_end", "2023-10-16"}};
    CHECK(list("SAL-CST-CSP", engineer) ==
          Names{"D01", "D02", "D03", "D04", "D05/R", "D09", "D10/R", "D45", "D46", "D47"});
    CHECK(price("SAL-CST-CSP", engineer) == 225);
}

TEST_CASE("Nothing that a later law brought is asked or said on 16 August 2023")
{
    const Names later_pieces{"D07", "D48", "D49", "D74"};
    const Names later_laws{"CESEDA L.412-7", "CESEDA R.412-1",   "CESEDA L.433-1-1",
                           "CESEDA L.435-4", "CESEDA L.433-3-1", "CESEDA L.425-11"};
    const Names later_words{"note.titles.exam_2026",    "note.resident.exam_2026",
                            "note.aes.circular",        "note.family.three_renewals",
                            "note.family.exam_missing", "note.titles.exam_missing",
                            "condition.family.csp_exam"};
    const base::Date past = day("2023-08-16");
    const base::Date now = day("2026-11-23");
    Names asked_now;
    Names said_now;
    for (const Procedure& one : product_catalogue().procedures()) {
        INFO(one.id);
        for (const PieceRequest& request : one.pieces)
            if (later_pieces.contains(request.piece)) {
                CHECK_FALSE(request.valid.holds(past));
                if (request.valid.holds(now))
                    asked_now.insert(request.piece);
            }
        for (const Law* law : laws_on(one, past))
            CHECK_FALSE((in_force(one, past) && later_laws.contains(law->article)));
        for (const auto* notes : {&one.conditions, &one.notes, &one.next})
            for (const Note& note : *notes)
                if (later_words.contains(note.message)) {
                    CHECK_FALSE(note.valid.holds(past));
                    said_now.insert(note.message);
                }
    }
    CHECK(asked_now == later_pieces);
    CHECK(said_now == later_words);
    for (const char* code : {"AES-TENSION", "TAL-MED", "VPF-HEBIND"}) {
        CHECK_FALSE(in_force(procedure(code), past));
        CHECK(in_force(procedure(code), day("2024-01-26")));
    }
    CHECK_FALSE(laws("VPF-ASE16-MNE", "2024-06-30").contains("CESEDA R.412-1"));
    CHECK(laws("VPF-ASE16-MNE", "2024-07-01").contains("CESEDA R.412-1"));
}

TEST_CASE(
    "The state's online service takes what the newsletter of the end of 2023 lists, as it came")
{
    const auto on = [](const char* code, const char* when) {
        return online_on(procedure(code), day(when));
    };
    for (const char* code : {"VPF-CF", "VPF-PEF", "CR-ENF", "CR-ASC", "SAISON-CSP", "UE-ACT"}) {
        INFO(code);
        CHECK(on(code, "2023-04-04") == Online::Unknown);
        CHECK(on(code, "2023-04-05") == Online::Yes);
        CHECK(on(code, "2023-08-16") == Online::Yes);
    }
    for (const char* code : {"VPF-ASE16-MNE", "VPF-EVTEH", "VPF-BOP"}) {
        INFO(code);
        CHECK(on(code, "2023-08-16") == Online::Unknown);
        CHECK(on(code, "2023-10-03") == Online::Yes);
    }
    for (const char* code : {"ETU-CST", "TAL-SQ", "TAL-FAM", "VPF-NEF", "VPF-RF-CONJ", "VPF-RF-ENF",
                             "VIS-CST", "CR-REF", "PS-CSP", "VPF-SOINS"}) {
        INFO(code);
        CHECK(on(code, "2023-12-31") == Online::Yes);
    }
    CHECK(on("APA-CSP", "2023-12-31") != Online::Yes);
    CHECK(on("SAL-CST", "2026-11-23") == Online::Unknown);
}
