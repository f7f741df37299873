#include "kiosk/flow/transitions.h"

namespace kiosk::flow
{

namespace
{

bool watched(const State& state)
{
    return !std::holds_alternative<Attract>(state.step) &&
           !std::holds_alternative<Goodbye>(state.step) &&
           !std::holds_alternative<OutOfService>(state.step) &&
           !std::holds_alternative<Depositing>(state.step);
}

bool asks_nothing(const Step& step)
{
    return std::holds_alternative<Home>(step) || std::holds_alternative<ChooseProfile>(step) ||
           std::holds_alternative<Preamble>(step);
}

std::chrono::seconds patience(const State& state)
{
    const bool entered = state.session || state.dossier || !asks_nothing(state.step);
    return entered ? limits::idle_with_data : limits::idle;
}

bool is_touch(const Event& event)
{
    return !std::holds_alternative<Tick>(event) &&
           std::visit([](const auto& happened) { return !requires { happened.effect; }; }, event);
}

void somebody_is_there(State& state, base::Instant now)
{
    state.last_touch = now;
    if (state.overlay && std::holds_alternative<StillThere>(*state.overlay))
        state.overlay.reset();
}

void warn(Turn& turn)
{
    turn.state.overlay = StillThere{
        .since = turn.context.now,
        .seconds_left = static_cast<unsigned>(limits::warning.count()),
    };
    turn.tell(effect::Sound{});
}

void count_down(Turn& turn, StillThere& warning)
{
    const auto passed =
        std::chrono::duration_cast<std::chrono::seconds>(turn.context.now - warning.since);
    if (passed >= limits::warning)
        return leave_unattended(turn);
    warning.seconds_left = static_cast<unsigned>((limits::warning - passed).count());
}

void reset_settings(Turn& turn)
{
    // Somebody looked at the first screen and left: the next visitor finds it as it always is.
    if (turn.state.view != View{} && turn.context.now - turn.state.last_touch >= limits::idle)
        turn.state.view = View{};
}

} // namespace

void watch_idle(Turn& turn, const Event& event)
{
    State& state = turn.state;
    if (is_touch(event))
        return somebody_is_there(state, turn.context.now);
    if (!std::holds_alternative<Tick>(event))
        return;
    if (std::holds_alternative<Attract>(state.step))
        return reset_settings(turn);
    if (!watched(state)) {
        return;
    }
    if (state.overlay)
        if (auto* warning = std::get_if<StillThere>(&*state.overlay))
            return count_down(turn, *warning);
    if (turn.context.now - state.last_touch >= patience(state))
        warn(turn);
}

} // namespace kiosk::flow
