#include "tests/shared/guide/explorer.h"
#include "tests/shared/guide/product.h"
#include "tests/shared/guide/reached.h"

#include <doctest/doctest.h>

using catalogue::Facts;
using catalogue::Procedure;

namespace
{

using Names = std::set<std::string>;

std::string said(const std::vector<guide::Message>& messages)
{
    std::string text;
    for (const guide::Message& message : messages) {
        text += message.key + " ";
        for (const auto& [name, date] : message.dates)
            text += base::format_date(date) + " ";
    }
    return text;
}

/// All that a person is told at the end of a conversation.
std::string told(const guide::Advice& advice)
{
    const Procedure& main = *advice.proposals.front().procedure;
    std::string text =
        said(advice.proposals.front().messages) + said(advice.proposals.front().deadlines);
    for (const auto* proposals : {&advice.proposals, &advice.others})
        for (const guide::Proposal& proposal : *proposals)
            text += proposal.code + " " + proposal.reason + ", ";
    for (const auto& asked : asked_pieces(product_catalogue(), main, advice.facts))
        text += asked.request->piece + " ";
    const auto day = base::parse_date(*advice.facts.at("today").text()).value();
    text += std::to_string(cost_for(product_catalogue(), main, advice.facts, day).total);
    return advice.proposals.front().window
               ? text + said(advice.proposals.front().window->messages) + " of a window"
               : text;
}

Names codes_of(const guide::Advice& advice)
{
    Names codes;
    for (const auto* proposals : {&advice.proposals, &advice.others})
        for (const guide::Proposal& proposal : *proposals)
            codes.insert(proposal.code);
    return codes;
}

/// The conversations of a day, walked once for all tests.
struct Walk {
    Walk()
    {
        explorer.explore({{"today", "2026-11-23"}});
        ended({}, {{"today", "2026-11-23"}});
        ended({}, {{"today", "2026-11-23"}, {"purpose", "first"}, {"nationality", "PT"}});
        // The account is the parent's, and the child is of age.
        ended({}, {{"today", "2026-11-23"},
                   {"purpose", "child"},
                   {"birth_date", "1980-01-01"},
                   {"child_french", false},
                   {"child_birth_date", "2005-01-01"}});
        for (const guide::Option& ground : product_guide().question("grounds")->options)
            leave_at(ground.value);
    }

    /// Who leaves when the reason is known; of a further reason nothing more is asked either.
    void leave_at(const std::string& ground)
    {
        for (const char* nationality : {"BR", "DZ"})
            for (const char* birth : {"2009-11-23", "2008-02-21", "1990-01-01"})
                ended({}, {{"today", "2026-11-23"},
                           {"purpose", "first"},
                           {"nationality", nationality},
                           {"birth_date", birth},
                           {"wants_work", true},
                           {"grounds", catalogue::Value::List{ground}}});
    }

    std::string ended(const std::vector<guide::Answer>& answers, const Facts& facts)
    {
        if (answers.size() > longest.size())
            longest = answers;
        const guide::Advice advice = product_guide().advise(facts);
        reached.mark(advice.facts);
        Names told_of = codes_of(advice);
        if (const auto nationality = facts.find("nationality");
            nationality != facts.end() && nationality->second == catalogue::Value{"DZ"})
            codes_of_algerians.insert(told_of.begin(), told_of.end());
        codes.merge(told_of);
        return told(advice);
    }

    std::vector<guide::Answer> longest{};
    Names codes{};
    Names codes_of_algerians{};
    Reached reached{};
    Explorer explorer{product_guide(), [this](const auto& answers, const auto& facts) {
                          return ended(answers, facts);
                      }};
};

const Walk& walk()
{
    static const Walk walked;
    return walked;
}

void add_fields(const Procedure& procedure, Names& names)
{
    for (const catalogue::Step& step : procedure.steps)
        for (const catalogue::Page& page : step.pages)
            for (const catalogue::Field& field : page.fields)
                names.insert(field.id);
}

/// What a question, a form, the register or the session gives.
Names facts_given()
{
    Names names;
    for (const catalogue::Fact& fact : product_catalogue().facts())
        if (fact.origin != catalogue::FactOrigin::Person)
            names.insert(fact.name);
    for (const guide::Question& question : product_guide().questions())
        names.insert(question.fact);
    for (const Procedure& procedure : product_catalogue().procedures())
        add_fields(procedure, names);
    names.merge(product_guide().facts_supposed());
    return names;
}

Names facts_read_by(const Procedure& procedure)
{
    Names names;
    const auto read = [&](const catalogue::Rule& rule) { names.merge(rule.facts_read()); };
    for (const catalogue::Case& one : procedure.cases)
        read(one.when);
    for (const catalogue::PieceRequest& request : procedure.pieces)
        read(request.when);
    for (const catalogue::Note& note : procedure.notes)
        read(note.when);
    for (const catalogue::OtherWay& way : procedure.others)
        read(way.when);
    for (const catalogue::Deadline& deadline : procedure.deadlines) {
        read(deadline.when);
        read(deadline.date);
    }
    if (procedure.cost && procedure.cost->regularisation)
        read(*procedure.cost->regularisation);
    return names;
}

} // namespace

TEST_CASE("every conversation ends in an outcome within fifteen questions")
{
    std::string questions;
    for (const guide::Answer& answer : walk().longest)
        questions += answer.question + " ";
    CHECK_MESSAGE(walk().longest.size() <= 15, questions);
    CHECK(walk().explorer.conversations() > 10'000);
}

TEST_CASE("every procedure can be reached by a conversation, as an outcome or as another way")
{
    for (const Procedure& procedure : product_catalogue().procedures())
        for (const catalogue::Case& one : procedure.cases)
            CHECK_MESSAGE(walk().codes.contains(one.code), one.code);
}

TEST_CASE("every question is asked of somebody, and changes what somebody is told")
{
    for (const guide::Question& question : product_guide().questions()) {
        CHECK_MESSAGE(walk().explorer.asked().contains(question.id), question.id);
        CHECK_MESSAGE(walk().explorer.telling().contains(question.id), question.id);
    }
}

TEST_CASE("every line of the outcomes is what some conversation leads to")
{
    for (const std::string& place : walk().reached.never())
        FAIL_CHECK(place);
}

TEST_CASE("an Algerian is never told of a card of the CESEDA")
{
    constexpr std::array families{"VPF-", "SAL-", "TT-",   "ENT-", "SAISON-", "TAL-", "ICT-",
                                  "STAG", "AES-", "ETU-",  "RECE", "VIS-",    "PAIR", "CR-",
                                  "CRP",  "PS-",  "RLDUE", "APA-", "RETRAITE"};
    for (const std::string& code : walk().codes_of_algerians)
        for (const char* family : families)
            CHECK_MESSAGE(!code.starts_with(family), code);
}

TEST_CASE("no rule reads a fact that no question, form or register gives")
{
    const Names given = facts_given();
    for (const std::string& fact : product_guide().facts_read())
        CHECK_MESSAGE(given.contains(fact), fact);
    for (const Procedure& procedure : product_catalogue().procedures())
        for (const std::string& fact : facts_read_by(procedure))
            CHECK_MESSAGE(given.contains(fact), procedure.id << " reads " << fact);
}
