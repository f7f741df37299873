#include "kiosk/flow/update.h"

#include "kiosk/flow/transitions.h"

namespace kiosk::flow
{

void Turn::go(Step step)
{
    state.step = std::move(step);
    state.problems.clear();
    state.failure.reset();
    state.failure_wait_s.reset();
}

void Turn::complain(std::string where, std::string message)
{
    state.problems.push_back({.where = std::move(where), .message = std::move(message)});
}

namespace
{

/// The effect that an event answers; 0 where it is the visitor's or the clock's.
EffectId answers(const Event& event)
{
    return std::visit(
        [](const auto& happened) -> EffectId {
            if constexpr (requires { happened.effect; })
                return happened.effect;
            else
                return 0;
        },
        event);
}

bool expected(const State& state, EffectId effect)
{
    return effect == 0 || effect == state.pending || effect == state.printing ||
           effect == state.suggesting;
}

bool from_visitor(const Event& event)
{
    return answers(event) == 0 && !std::holds_alternative<Tick>(event);
}

/// While the step waits for the world, a second press of the same button must do nothing.
bool must_wait(const State& state, const Event& event)
{
    return state.busy() && from_visitor(event) && !std::holds_alternative<Touched>(event) &&
           !std::holds_alternative<CancelPressed>(event) &&
           !std::holds_alternative<LanguageChosen>(event) &&
           !std::holds_alternative<HeaderPressed>(event) &&
           !std::holds_alternative<TextSizeChosen>(event) &&
           !std::holds_alternative<OverlayClosed>(event) && !state.overlay;
}

void note_answer(Turn& turn, const Event& event)
{
    const EffectId effect = answers(event);
    const bool progress = std::holds_alternative<Progressed>(event);
    if (effect == 0 || progress)
        return;
    if (effect == turn.state.pending)
        turn.state.pending = 0;
    if (const auto* failed = std::get_if<Failed>(&event);
        failed && effect != turn.state.suggesting) {
        turn.state.failure = failed->error.code;
        turn.state.failure_wait_s = failed->wait_s;
    }
}

void dispatch(Turn& turn, const Event& event)
{
    std::visit([&](auto step, const auto& happened) { on(turn, step, happened); },
               Step{turn.state.step}, event);
}

} // namespace

Next update(State state, const Event& event, const Context& context)
{
    Next next{.state = std::move(state), .effects = {}};
    Turn turn{.state = next.state, .effects = next.effects, .context = context};
    if (!expected(next.state, answers(event)))
        return next;
    watch_idle(turn, event);
    if (must_wait(next.state, event))
        return next;
    note_answer(turn, event);
    if (!overlay_takes(turn, event))
        dispatch(turn, event);
    return next;
}

} // namespace kiosk::flow
