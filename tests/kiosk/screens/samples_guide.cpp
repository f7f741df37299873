#include "kiosk/flow/conversation.h"
#include "samples.h"
#include "shared/guide/code.h"

using namespace kiosk;

namespace
{

using catalogue::Facts;
using catalogue::Value;

Value several(std::initializer_list<const char*> values)
{
    Value::List list;
    for (const char* value : values)
        list.emplace_back(value);
    return list;
}

/// The conversation of somebody who answers these, up to the first question that is not among them.
flow::State talk(const Facts& facts)
{
    const flow::Context context = World::get().context();
    flow::State state;
    state.last_touch = context.now;
    state.conversation.emplace();
    auto& answers = state.conversation->answers;
    const Facts known = flow::known_before(state, context);
    while (true) {
        const Facts told = flow::told_to_guide(state, context);
        const guide::Question* asked = context.guide.next(told);
        if (asked == nullptr) {
            const auto best = context.guide.advise(told).proposals.front().procedure->id;
            state.step = flow::Outcome{.procedure = best};
            return state;
        }
        state.step = flow::Converse{.question = asked->id, .entry = {}};
        const auto said = facts.find(asked->fact);
        if (said == facts.end())
            return state;
        answers = guide::with_answer(context.guide, answers, known, {asked->id, said->second});
    }
}

const Facts moroccan{{"nationality", "MA"}, {"birth_date", "1994-05-04"}};

Facts with(Facts facts, const Facts& more)
{
    facts.insert(more.begin(), more.end());
    return facts;
}

Facts renewing(const char* end)
{
    return with(moroccan, {{"purpose", "renew"},
                           {"title", "cst"},
                           {"title_ground", "ETU"},
                           {"title_end", end},
                           {"studies", "enrolled"},
                           {"cir_followed", true}});
}

flow::State entry(const Facts& facts, Value value)
{
    flow::State state = talk(facts);
    if (auto* step = std::get_if<flow::Converse>(&state.step))
        step->entry = std::move(value);
    return state;
}

flow::State asking_why()
{
    flow::State state = talk({{"purpose", "renew"}});
    std::get<flow::Converse>(state.step).why = true;
    return state;
}

flow::State offering()
{
    flow::State state = talk({{"purpose", "renew"}});
    state.conversation->document_offered = "nationality";
    return state;
}

flow::State reading(flow::Step step)
{
    flow::State state = offering();
    state.step = std::move(step);
    return state;
}

flow::State changing()
{
    flow::State state = talk(renewing("2027-02-22"));
    state.step = flow::Converse{.question = "title", .entry = "cst", .changing = true};
    return state;
}

flow::State contradictory()
{
    flow::State state = talk(with(moroccan, {{"purpose", "renew"}, {"title", "none"}}));
    state.step = flow::Converse{.question = "title", .entry = "none", .changing = true};
    return state;
}

flow::State taken_for()
{
    flow::State state = talk({{"purpose", "renew"}});
    state.conversation->understood = "renew";
    return state;
}

flow::State printing(flow::Printing paper)
{
    flow::State state = talk({{"purpose", "moved"},
                              {"title_over_year", true},
                              {"title", "cr"},
                              {"move_date", "2026-11-01"}});
    if (auto* step = std::get_if<flow::Outcome>(&state.step))
        step->list = paper;
    return state;
}

/// The student asks about the card of an employee.
flow::State other_way()
{
    flow::State state = talk(renewing("2026-12-15"));
    state.step = flow::Outcome{.procedure = "sal_cst", .other = true};
    return state;
}

flow::State keeping(bool list)
{
    const flow::Context context = World::get().context();
    flow::State state = talk(renewing("2027-02-22"));
    state.step = flow::KeepCode{.code = guide::code_of(context.guide, state.conversation->answers,
                                                       flow::known_before(state, context)),
                                .procedure = list ? "ase" : ""};
    return state;
}

flow::State words(flow::OwnWords step)
{
    return {.step = std::move(step)};
}

flow::State mistyped()
{
    flow::State state{.step = flow::EnterGuideCode{"K7QX 2M9"}};
    state.problems = {{"code", guide::message_for(guide::CodeFault::TooShort)}};
    return state;
}

flow::State without_date()
{
    Facts facts = renewing("2027-02-22");
    facts.erase("title_end");
    flow::State state = entry(facts, "2027-2-");
    state.problems = {{"title_end", "problem.date_incomplete"}};
    return state;
}

} // namespace

std::vector<Sample> guide_samples()
{
    const Facts victim = with(moroccan, {{"purpose", "first"},
                                         {"grounds", several({"victim"})},
                                         {"title", "none"},
                                         {"visa", "none"}});
    return {
        {"guide-purpose", talk({})},
        {"guide-purpose-why", asking_why()},
        {"guide-taken-for", taken_for()},
        {"guide-country", talk({{"purpose", "first"}})},
        {"guide-document", offering()},
        {"lay-document", reading(flow::LayDocument{})},
        {"lay-document-unread", reading(flow::LayDocument{base::ErrorCode::NotFound})},
        {"lay-document-misread", reading(flow::LayDocument{base::ErrorCode::DataInvalid})},
        {"reading-document", reading(flow::ReadingDocument{.progress = 0.42})},
        {"document-read",
         reading(flow::DocumentRead{
             {{"nationality", "DZ"}, {"birth_date", "2000-07-14"}, {"title_end", "2035-06-17"}}})},
        {"guide-date", talk({{"purpose", "first"}, {"nationality", "MA"}})},
        {"guide-date-wrong", without_date()},
        {"guide-choice", talk(with(moroccan, {{"purpose", "renew"}, {"title", "cst"}}))},
        {"guide-grounds",
         entry(with(moroccan, {{"purpose", "first"}}), several({"spouse_french", "work"}))},
        {"guide-yes-no", talk({{"purpose", "moved"}})},
        {"guide-number", talk({{"purpose", "first"},
                               {"nationality", "DE"},
                               {"birth_date", "1990-01-01"},
                               {"eu_activity", "work"}})},
        {"guide-changing", changing()},
        {"guide-contradiction", contradictory()},
        {"own-words", words({})},
        {"own-words-offers",
         words({.words = "ma carte", .searched = true, .offered = {"renew", "lost_card", "cost"}})},
        {"own-words-nothing", words({.words = "zzz", .searched = true, .offered = {}})},
        {"answer", {.step = flow::ReadAnswer{"what_is_ephoto"}}},
        {"answer-onward", {.step = flow::ReadAnswer{"refused"}}},
        {"outcome-open", talk(renewing("2027-02-22"))},
        {"outcome-early", talk(renewing("2027-12-22"))},
        {"outcome-late", talk(renewing("2026-12-05"))},
        {"outcome-other", other_way()},
        {"outcome-moved", printing(flow::Printing::No)},
        {"outcome-printed", printing(flow::Printing::Printed)},
        {"outcome-elsewhere", talk({{"purpose", "employer"}})},
        {"outcome-french", talk({{"purpose", "first"}, {"nationality", "FR"}})},
        {"outcome-discreet",
         talk(with(victim, {{"victim", "protection_order"}, {"conviction", false}}))},
        {"keep-code", keeping(true)},
        {"keep-code-alone", keeping(false)},
        {"enter-guide-code", {.step = flow::EnterGuideCode{}}},
        {"enter-guide-code-wrong", mistyped()},
    };
}
