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
    state.suggesting = 0;
}

void Turn::complain(std::string where, std::string message)
{
    state.problems.push_back({.where = std::move(where), .message = std::move(message)});
}

namespace
{

/// The effect that an event answers; nothing where it is the visitor's or the clock's.
std::optional<EffectId> answered(const Event& event)
{
    return std::visit(
        [](const auto& happened) -> std::optional<EffectId> {
            if constexpr (requires { happened.effect; })
                return happened.effect;
            else
                return std::nullopt;
        },
        event);
}

bool expected(const State& state, EffectId effect)
{
    return effect != 0 &&
           (effect == state.pending || effect == state.printing || effect == state.suggesting ||
            effect == state.mailing || effect == state.leaving);
}

/// What comes for a step or a visit that is over leaves nothing behind.
void let_go(Turn& turn, const Event& late)
{
    if (const auto* signed_in = std::get_if<SignedIn>(&late))
        turn.tell(effect::SignOut{.session = signed_in->session});
    if (const auto* page = std::get_if<PagePrepared>(&late))
        turn.tell(effect::RemovePaper{.file = page->file.id});
}

bool from_visitor(const Event& event)
{
    return !answered(event) && !std::holds_alternative<Tick>(event);
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

/// Whether the step that is open is the one that this answer is for.
bool concerns_step(const State& state, EffectId effect)
{
    if (effect == state.pending)
        return true;
    if (effect == state.suggesting)
        return std::holds_alternative<FillPage>(state.step);
    const bool prints_list = std::holds_alternative<Preamble>(state.step) ||
                             std::holds_alternative<Outcome>(state.step) ||
                             std::holds_alternative<KeepCode>(state.step);
    return std::holds_alternative<Confirmation>(state.step) ||
           (effect == state.printing && prints_list);
}

void note_answer(State& state, const Event& event)
{
    const EffectId effect = *answered(event);
    if (std::holds_alternative<Done>(event) && effect == state.printing)
        state.paper_printed = true;
    const auto* failed = std::get_if<Failed>(&event);
    if (failed != nullptr && effect == state.pending) {
        state.failure = failed->error.code;
        state.failure_wait_s = failed->error.wait_s;
    }
    if (effect == state.pending && !std::holds_alternative<Progressed>(event))
        state.pending = 0;
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
    const auto effect = answered(event);
    if (effect && !expected(next.state, *effect)) {
        let_go(turn, event);
        return next;
    }
    watch_idle(turn, event);
    if (must_wait(next.state, event))
        return next;
    if (effect) {
        const bool for_step = concerns_step(next.state, *effect);
        note_answer(next.state, event);
        if (!leaving_takes(turn, event) && for_step)
            dispatch(turn, event);
    } else if (!overlay_takes(turn, event)) {
        dispatch(turn, event);
    }
    return next;
}

} // namespace kiosk::flow
