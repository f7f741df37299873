#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

void print(Turn& turn, Confirmation& step)
{
    step.paper = Printing::Running;
    step.progress = 0;
    step.paper_taken = false;
    turn.state.printing =
        turn.start(effect::PrintConfirmation{.acknowledgement = step.acknowledgement,
                                             .person = turn.state.session->person,
                                             .dossier = *turn.state.dossier,
                                             .language = turn.state.view.language});
}

/// Nothing about a victim is printed that was not asked for.
bool prints_unasked(const Turn& turn)
{
    const catalogue::Procedure* procedure = procedure_of(turn.state, turn.context);
    return procedure == nullptr || !procedure->discreet_title;
}

} // namespace

void on(Turn& turn, CheckAnswers, const ChangePressed& pressed)
{
    const catalogue::Procedure* procedure = procedure_of(turn.state, turn.context);
    const catalogue::Step* step = procedure ? step_of(*procedure, pressed.step) : nullptr;
    if (step == nullptr)
        return;
    if (step->kind == catalogue::StepKind::Pieces)
        return turn.go(Pieces{.selected = {}});
    const FillPage page{
        .step = pressed.step, .page = pressed.page, .suggestions = {}, .from_check = true};
    if (page_of(turn.state, page, turn.context) != nullptr)
        turn.go(page);
}

void on(Turn& turn, CheckAnswers, const Continue&)
{
    // Another answer may have opened a page or asked for another piece since it was filled in.
    const auto problems = dossier::problems_of_dossier(*turn.state.dossier,
                                                       {.catalogue = turn.context.catalogue,
                                                        .person = turn.state.session->person,
                                                        .today = base::paris_day(turn.context.now),
                                                        .communes = turn.context.communes});
    if (problems.empty())
        return turn.go(Observations{});
    turn.state.problems = problems;
}

void on(Turn& turn, CheckAnswers step, const Back&)
{
    turn.go(before(turn.state, step, turn.context));
}

void on(Turn& turn, Observations, const Edited& edited)
{
    if (const std::string* typed = edited.value.text(); typed && turn.state.dossier)
        turn.state.dossier->observations = *typed;
}

void on(Turn& turn, Observations, const Continue&)
{
    turn.go(Depositing{});
    turn.state.dossier->language = turn.state.view.language;
    turn.ask(effect::Deposit{.session = *turn.state.session, .dossier = *turn.state.dossier});
}

void on(Turn& turn, Observations, const Back&)
{
    turn.go(CheckAnswers{});
}

void on(Turn& turn, Depositing step, const Sealed& sealed)
{
    step.stage = DepositStage::Waiting;
    turn.stay(step);
    turn.state.sealed = sealed.acknowledgement;
    turn.tell(effect::WipePapers{}); // nothing needs them any more: what is printed is the answers
    turn.ask(effect::AwaitCentral{.deposit = sealed.acknowledgement.deposit});
}

void on(Turn& turn, Depositing, const CentralAnswered& answered)
{
    Confirmation step;
    step.acknowledgement = answered.acknowledgement.value_or(*turn.state.sealed);
    if (prints_unasked(turn))
        print(turn, step);
    turn.go(step);
}

void on(Turn& turn, Depositing step, const Failed& failed)
{
    if (step.stage == DepositStage::Waiting && turn.state.sealed) {
        // It is deposited all the same: the kiosk's own receipt says so.
        return on(turn, step, CentralAnswered{.effect = failed.effect, .acknowledgement = {}});
    }
    turn.go(Observations{});
    turn.state.failure = failed.error.code;
}

void on(Turn& turn, Confirmation step, const Progressed& progressed)
{
    if (progressed.effect != turn.state.printing)
        return;
    step.progress = progressed.part;
    turn.stay(step);
}

void on(Turn& turn, Confirmation step, const Done& done)
{
    if (done.effect == turn.state.printing) {
        step.paper = Printing::Printed;
    } else {
        step.mail = Mailing::Sent;
    }
    turn.stay(step);
}

void on(Turn& turn, Confirmation step, const Failed& failed)
{
    if (failed.effect == turn.state.printing) {
        step.paper = Printing::Failed;
        step.paper_failure = failed.error.code;
    } else {
        step.mail = Mailing::Failed;
    }
    turn.stay(step);
}

void on(Turn& turn, Confirmation step, const PrintAgainPressed&)
{
    if (step.paper == Printing::Running)
        return;
    print(turn, step);
    turn.stay(step);
}

void on(Turn& turn, Confirmation step, const PaperTaken&)
{
    step.paper_taken = true;
    turn.stay(step);
}

void on(Turn& turn, Confirmation step, const MailPressed&)
{
    if (step.mail == Mailing::Running || !step.acknowledgement.application_number)
        return;
    step.mail = Mailing::Running;
    turn.stay(step);
    turn.state.mailing = turn.start(effect::MailConfirmation{
        .session = *turn.state.session, .deposit = step.acknowledgement.deposit});
}

void on(Turn& turn, Confirmation, const Continue&)
{
    say_goodbye(turn, false);
}

} // namespace kiosk::flow
