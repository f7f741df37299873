#include "kiosk/flow/conversation.h"
#include "kiosk/flow/transitions.h"
#include "shared/catalogue/json.h"

namespace kiosk::flow
{

namespace
{

/// The facts that a purpose starts from.
catalogue::Facts facts_in(const understanding::Purpose& purpose)
{
    const auto value = catalogue::parse_json(purpose.facts);
    const auto* facts = value ? std::get_if<catalogue::Facts>(&value->content) : nullptr;
    return facts ? *facts : catalogue::Facts{};
}

/// A conversation that knows only what was scanned, and that it was offered.
Conversation documents_of(const State& state)
{
    Conversation made;
    if (state.conversation) {
        made.read = state.conversation->read;
        made.document_offered = state.conversation->document_offered;
    }
    return made;
}

/// The conversation goes on from these words; what was answered before holds where it still fits.
void start_from(Turn& turn, const understanding::Purpose& purpose)
{
    Conversation next = documents_of(turn.state);
    if (turn.state.conversation) {
        next.before = turn.state.conversation->answers;
        next.foretold = guide::facts_of(turn.context.guide, next.before, {});
    }
    for (const auto& [name, value] : facts_in(purpose))
        next.foretold[name] = value;
    next.understood = purpose.id;
    turn.state.conversation = std::move(next);
    ask_next(turn);
}

void take(Turn& turn, const std::string& id)
{
    const understanding::Purpose* purpose = turn.context.matcher.find(id);
    if (purpose == nullptr)
        return;
    if (purpose->kind == understanding::Kind::Answer)
        return turn.go(ReadAnswer{.purpose = id});
    start_from(turn, *purpose);
}

/// The page that the words were asked for on.
void leave(Turn& turn)
{
    if (!turn.state.conversation)
        return turn.go(Home{});
    ask_next(turn);
}

void undo(Turn& turn)
{
    auto& conversation = turn.state.conversation;
    if (!conversation || conversation->understood.empty())
        return;
    Conversation before = documents_of(turn.state);
    before.answers = conversation->before;
    conversation = std::move(before);
    turn.go(OwnWords{});
}

std::string text_of(const catalogue::Value& value)
{
    const std::string* text = value.text();
    return text ? *text : std::string{};
}

/// What the words mean, where that is sure; else what they may mean.
void search(Turn& turn, std::string words)
{
    turn.state.problems.clear();
    if (words.find_first_not_of(' ') == std::string::npos)
        return turn.complain("words", "problem.required");
    const auto guesses = turn.context.matcher.understand(words, turn.state.view.language);
    if (sure(guesses))
        return take(turn, guesses.front().purpose);
    OwnWords found{.words = std::move(words), .searched = true};
    for (const understanding::Guess& guess : guesses)
        if (plausible(guess))
            found.offered.push_back(guess.purpose);
    turn.go(found);
}

} // namespace

void on(Turn& turn, Home, const Edited& edited)
{
    turn.state.problems.clear();
    turn.stay(Home{.words = text_of(edited.value)});
}

void on(Turn& turn, Home step, const Continue&)
{
    search(turn, std::move(step.words));
}

void on(Turn& turn, Home, const PurposeChosen& chosen)
{
    take(turn, chosen.purpose);
}

void on(Turn& turn, Converse, const OwnWordsPressed&)
{
    turn.go(OwnWords{});
}

void on(Turn& turn, Outcome, const OwnWordsPressed&)
{
    turn.go(OwnWords{});
}

void on(Turn& turn, Converse, const UndoPressed&)
{
    undo(turn);
}

void on(Turn& turn, Outcome, const UndoPressed&)
{
    undo(turn);
}

void on(Turn& turn, OwnWords, const Edited& edited)
{
    turn.state.problems.clear();
    turn.stay(OwnWords{.words = text_of(edited.value)});
}

void on(Turn& turn, OwnWords step, const Continue&)
{
    search(turn, std::move(step.words));
}

void on(Turn& turn, OwnWords, const PurposeChosen& chosen)
{
    take(turn, chosen.purpose);
}

void on(Turn& turn, OwnWords, const CardsPressed&)
{
    ask_next(turn);
}

void on(Turn& turn, OwnWords step, const Back&)
{
    if (step.searched)
        return turn.go(OwnWords{.words = step.words});
    leave(turn);
}

void on(Turn& turn, ReadAnswer step, const Continue&)
{
    const understanding::Purpose* purpose = turn.context.matcher.find(step.purpose);
    if (purpose != nullptr)
        start_from(turn, *purpose);
}

void on(Turn& turn, ReadAnswer, const OwnWordsPressed&)
{
    turn.go(OwnWords{});
}

void on(Turn& turn, ReadAnswer, const Back&)
{
    leave(turn);
}

} // namespace kiosk::flow
