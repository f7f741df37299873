#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

bool shows_chrome(const Step& step)
{
    return !std::holds_alternative<Attract>(step) && !std::holds_alternative<Goodbye>(step) &&
           !std::holds_alternative<OutOfService>(step);
}

void choose_language(Turn& turn, const std::string& id)
{
    const auto language = std::ranges::find(turn.context.languages, id, &messages::Language::id);
    if (language == turn.context.languages.end() || !language->translated)
        return;
    turn.state.view.language = id;
    turn.state.overlay.reset();
}

void give_up(Turn& turn)
{
    State& state = turn.state;
    if (state.session && state.dossier)
        turn.tell(effect::AbandonDraft{.session = *state.session, .dossier = state.dossier->id});
    say_goodbye(turn, false);
}

void answer(Turn& turn, Answer chosen)
{
    turn.state.overlay.reset();
    switch (chosen) {
    case Answer::KeepForLater:
        return keep_and_leave(turn);
    case Answer::EndWithoutSaving:
        return say_goodbye(turn, false);
    case Answer::Abandon:
        return give_up(turn);
    }
}

/// Whether there is a dossier that can still be left for later or given up.
bool may_be_left(const State& state)
{
    return state.session && state.dossier && !std::holds_alternative<Depositing>(state.step) &&
           !std::holds_alternative<Confirmation>(state.step);
}

/// Whether this overlay knows that answer.
bool asks(const Overlay& overlay, Answer chosen)
{
    if (std::holds_alternative<ConfirmFinish>(overlay))
        return true;
    return chosen == Answer::Abandon && (std::holds_alternative<ConfirmAbandon>(overlay) ||
                                         std::holds_alternative<Ineligible>(overlay));
}

} // namespace

void finish(Turn& turn)
{
    const State& state = turn.state;
    const bool filed = std::holds_alternative<Confirmation>(state.step);
    if (std::holds_alternative<Depositing>(state.step))
        return; // a few seconds: the deposit is being made safe
    if (state.dossier && !filed)
        turn.state.overlay = ConfirmFinish{};
    else
        say_goodbye(turn, false);
}

void show_overlay(Turn& turn, const HeaderPressed& pressed)
{
    if (!shows_chrome(turn.state.step))
        return;
    switch (pressed.action) {
    case HeaderAction::Language:
        turn.state.overlay = LanguageChooser{};
        return;
    case HeaderAction::TextSize:
        turn.state.overlay = TextSizeChooser{};
        return;
    case HeaderAction::Help:
        turn.state.overlay = Help{};
        return;
    case HeaderAction::Finish:
        return finish(turn);
    }
}

bool overlay_takes(Turn& turn, const Event& event)
{
    State& state = turn.state;
    if (const auto* pressed = std::get_if<HeaderPressed>(&event); pressed && !state.overlay) {
        show_overlay(turn, *pressed);
        return true;
    }
    if (!state.overlay && may_be_left(state)) {
        if (std::holds_alternative<LeaveForLater>(event)) {
            keep_and_leave(turn);
            return true;
        }
        if (const auto* answered = std::get_if<Answered>(&event);
            answered && answered->answer == Answer::Abandon) {
            state.overlay = ConfirmAbandon{};
            return true;
        }
    }
    if (!state.overlay)
        return false;
    if (const auto* chosen = std::get_if<LanguageChosen>(&event)) {
        if (std::holds_alternative<LanguageChooser>(*state.overlay))
            choose_language(turn, chosen->id);
    } else if (const auto* sized = std::get_if<TextSizeChosen>(&event)) {
        if (std::holds_alternative<TextSizeChooser>(*state.overlay))
            state.view.text_size = sized->size;
    } else if (std::holds_alternative<ContrastToggled>(event)) {
        if (std::holds_alternative<TextSizeChooser>(*state.overlay))
            state.view.high_contrast = !state.view.high_contrast;
    } else if (std::holds_alternative<OverlayClosed>(event)) {
        state.overlay.reset();
    } else if (const auto* answered = std::get_if<Answered>(&event)) {
        if (asks(*state.overlay, answered->answer))
            answer(turn, answered->answer);
    } else {
        // Time goes on for the step below; the visitor's other touches go nowhere.
        return !std::holds_alternative<Tick>(event);
    }
    return true;
}

} // namespace kiosk::flow
