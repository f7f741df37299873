#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

namespace kiosk::flow
{

void say_goodbye(Turn& turn, bool saved)
{
    const State before = std::move(turn.state);
    if (before.session)
        turn.tell(effect::SignOut{.session = *before.session});
    turn.tell(effect::Wipe{});
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

void leave(Turn& turn, bool keep)
{
    State& state = turn.state;
    const bool begun = state.session && state.dossier;
    const bool filed = std::holds_alternative<Confirmation>(state.step);
    if (begun && !filed && keep)
        turn.tell(effect::SaveDraft{.id = 0,
                                    .session = *state.session,
                                    .draft = {.dossier = *state.dossier,
                                              .step = state.saved_step,
                                              .saved_at = turn.context.now}});
    say_goodbye(turn, begun && keep && !filed);
}

void on(Turn& turn, Goodbye, const Touched&)
{
    turn.state = State{.step = Attract{}, .last_effect = turn.state.last_effect};
    turn.state.last_touch = turn.context.now;
}

void on(Turn& turn, Goodbye step, const Continue&)
{
    on(turn, step, Touched{});
}

void on(Turn& turn, Goodbye step, const Tick&)
{
    if (turn.context.now - step.since >= limits::goodbye)
        on(turn, step, Touched{});
}

} // namespace kiosk::flow
