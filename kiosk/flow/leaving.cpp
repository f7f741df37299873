#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

namespace kiosk::flow
{

namespace
{

bool has_draft(const State& state)
{
    return state.session && state.dossier && !std::holds_alternative<Confirmation>(state.step);
}

effect::SaveDraft save_of(const Turn& turn)
{
    const State& state = turn.state;
    return {.session = *state.session,
            .draft = {
                .dossier = *state.dossier, .step = state.saved_step, .saved_at = turn.context.now}};
}

/// A confirmation that is being printed for somebody who said good-bye is printed to its end.
EffectId paper_awaited(const State& state)
{
    const auto* step = std::get_if<Confirmation>(&state.step);
    const bool absent = state.overlay && std::holds_alternative<StillThere>(*state.overlay);
    return step != nullptr && step->paper == Printing::Running && !absent ? state.printing : 0;
}

} // namespace

void say_goodbye(Turn& turn, bool saved)
{
    const State before = std::move(turn.state);
    if (before.session)
        turn.tell(effect::SignOut{.session = *before.session});
    turn.tell(effect::Wipe{.let_finish = paper_awaited(before)});
    turn.state = State{};
    // Only the language stays, until the next visitor; numbers go on so that a late answer of the
    // visit that ended is nobody's.
    turn.state.view.language = before.view.language;
    turn.state.last_effect = before.last_effect;
    turn.state.last_touch = turn.context.now;
    turn.state.step = Goodbye{.glass_used = before.glass_used,
                              .paper_printed = before.paper_printed,
                              .saved = saved,
                              .since = turn.context.now};
}

void keep_and_leave(Turn& turn)
{
    if (!has_draft(turn.state))
        return say_goodbye(turn, false);
    turn.state.leaving = turn.start(save_of(turn));
}

bool leaving_takes(Turn& turn, const Event& event)
{
    State& state = turn.state;
    if (const auto* done = std::get_if<Done>(&event); done && done->effect == state.leaving) {
        say_goodbye(turn, true);
        return true;
    }
    if (const auto* failed = std::get_if<Failed>(&event);
        failed && failed->effect == state.leaving) {
        state.leaving = 0;
        state.unsaved = true;
        state.overlay = ConfirmFinish{.not_saved = true};
        return true;
    }
    return false;
}

void leave_unattended(Turn& turn)
{
    if (has_draft(turn.state))
        turn.start(save_of(turn)); // its answer finds another visit, and changes nothing
    say_goodbye(turn, false);
}

void await_next(Turn& turn)
{
    turn.state = State{.step = Attract{}, .last_effect = turn.state.last_effect};
    turn.state.last_touch = turn.context.now;
}

void on(Turn& turn, Goodbye, const Touched&)
{
    await_next(turn);
}

void on(Turn& turn, Goodbye, const Continue&)
{
    await_next(turn);
}

void on(Turn& turn, Goodbye step, const Tick&)
{
    if (turn.context.now - step.since >= limits::goodbye)
        await_next(turn);
}

} // namespace kiosk::flow
