#include "kiosk/flow/conversation.h"
#include "kiosk/flow/list_print.h"
#include "kiosk/flow/transitions.h"
#include "shared/base/verify.h"
#include "shared/guide/code.h"

namespace kiosk::flow
{

namespace
{

std::string code_now(const Turn& turn)
{
    const auto& conversation = turn.state.conversation;
    return guide::code_of(turn.context.guide,
                          conversation ? conversation->answers : std::vector<guide::Answer>{},
                          known_before(turn.state, turn.context));
}

template <typename Printable>
void print(Turn& turn, Printable step, const std::string& procedure, std::string code)
{
    if (step.list == Printing::Running)
        return;
    step.list = Printing::Running;
    turn.state.printing =
        turn.start(effect::PrintList{.procedure = procedure,
                                     .language = turn.state.view.language,
                                     .facts = told_to_guide(turn.state, turn.context),
                                     .code = std::move(code)});
    turn.stay(step);
}

/// Nothing about a victim is printed that was not asked for.
bool paper_allowed(const Turn& turn, const Outcome& step)
{
    const catalogue::Procedure* procedure = turn.context.catalogue.procedure(step.procedure);
    return procedure != nullptr && (!procedure->discreet_title || step.may_print);
}

/// The last question that was answered.
void look_back(Turn& turn)
{
    const auto& conversation = turn.state.conversation;
    if (!conversation || conversation->answers.empty())
        return turn.go(Home{});
    const guide::Answer& last = conversation->answers.back();
    turn.go(Converse{.question = last.question, .entry = last.value, .changing = true});
}

} // namespace

void open_outcome(Turn& turn, const std::string& procedure)
{
    const guide::Advice advice = turn.context.guide.advise(told_to_guide(turn.state, turn.context));
    base::verify(!advice.proposals.empty(), "the guide always proposes something");
    const std::string& best = advice.proposals.front().procedure->id;
    const std::string& read = procedure.empty() ? best : procedure;
    turn.go(Outcome{.procedure = read, .other = read != best});
}

void on(Turn& turn, Outcome, const OutcomeChosen& chosen)
{
    if (turn.context.catalogue.procedure(chosen.procedure) != nullptr)
        open_outcome(turn, chosen.procedure);
}

void on(Turn& turn, Outcome, const AnswerTouched& touched)
{
    if (const guide::Answer* answer = answer_to(turn.state, touched.question))
        turn.go(Converse{.question = answer->question, .entry = answer->value, .changing = true});
}

void on(Turn& turn, Outcome step, const PaperAsked&)
{
    step.may_print = true;
    turn.stay(step);
}

void on(Turn& turn, Outcome step, const PrintListPressed&)
{
    if (paper_allowed(turn, step))
        print(turn, step, step.procedure, code_now(turn));
}

void on(Turn& turn, Outcome step, const LeaveForLater&)
{
    if (paper_allowed(turn, step))
        turn.go(KeepCode{.code = code_now(turn), .procedure = step.procedure});
}

void on(Turn& turn, Converse, const LeaveForLater&)
{
    turn.go(KeepCode{.code = code_now(turn), .procedure = {}});
}

void on(Turn& turn, Outcome step, const Continue&)
{
    const catalogue::Procedure* procedure = turn.context.catalogue.procedure(step.procedure);
    if (procedure == nullptr || procedure->place != catalogue::Place::Kiosk)
        return;
    turn.state.procedure = procedure->id;
    turn.go(Preamble{.procedure = procedure->id});
}

void on(Turn& turn, Outcome step, const Back&)
{
    if (step.other)
        return open_outcome(turn, {});
    look_back(turn);
}

void on(Turn& turn, Outcome step, const Done& done)
{
    list_printed(turn, step, done);
}

void on(Turn& turn, Outcome step, const Failed& failed)
{
    list_not_printed(turn, step, failed);
}

void on(Turn& turn, KeepCode step, const PrintListPressed&)
{
    print(turn, step, step.procedure, step.code);
}

void on(Turn& turn, KeepCode, const Continue&)
{
    ask_next(turn);
}

void on(Turn& turn, KeepCode, const Back&)
{
    ask_next(turn);
}

void on(Turn& turn, KeepCode step, const Done& done)
{
    list_printed(turn, step, done);
}

void on(Turn& turn, KeepCode step, const Failed& failed)
{
    list_not_printed(turn, step, failed);
}

} // namespace kiosk::flow
