#include "kiosk/flow/account_checks.h"
#include "kiosk/flow/conversation.h"
#include "kiosk/flow/transitions.h"
#include "shared/guide/code.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

using guide::QuestionKind;

Conversation& conversation_of(Turn& turn)
{
    if (!turn.state.conversation)
        turn.state.conversation.emplace();
    return *turn.state.conversation;
}

void give(Turn& turn, const guide::Answer& answer)
{
    Conversation& conversation = conversation_of(turn);
    conversation.answers = guide::with_answer(turn.context.guide, conversation.answers,
                                              known_before(turn.state, turn.context), answer);
}

/// What a document or other words told; words are taken up once.
std::optional<catalogue::Value> said_before(Conversation& conversation, const std::string& fact)
{
    if (const auto read = conversation.read.find(fact); read != conversation.read.end())
        return read->second;
    if (auto words = conversation.foretold.extract(fact))
        return std::move(words.mapped());
    return std::nullopt;
}

/// Answers what was said before it is asked.
void answer_foretold(Turn& turn)
{
    Conversation& conversation = conversation_of(turn);
    const guide::Guide& guide = turn.context.guide;
    while (true) {
        const catalogue::Facts known = told_to_guide(turn.state, turn.context);
        const guide::Question* asked = guide.next(known);
        const auto said = asked ? said_before(conversation, asked->fact) : std::nullopt;
        if (!said || !fits(guide, *asked, *said, known))
            return;
        give(turn, {asked->id, *said});
        if (answer_to(turn.state, asked->id) == nullptr)
            return;
    }
}

void show(Turn& turn, const std::string& question)
{
    const guide::Answer* answer = answer_to(turn.state, question);
    if (answer != nullptr)
        turn.go(Converse{.question = question, .entry = answer->value, .changing = true});
}

void accept(Turn& turn, const Converse& step, catalogue::Value value)
{
    const std::string& fact = turn.context.guide.question(step.question)->fact;
    conversation_of(turn).foretold.erase(fact);
    conversation_of(turn).read.erase(fact);
    give(turn, {step.question, std::move(value)});
    conversation_of(turn).understood.clear();
    ask_next(turn);
}

void toggle(Turn& turn, Converse step, const guide::Question& question, const std::string& value)
{
    const auto* before = std::get_if<catalogue::Value::List>(&step.entry.content);
    catalogue::Value::List chosen = before ? *before : catalogue::Value::List{};
    if (std::erase(chosen, catalogue::Value{value}) == 0 && chosen.size() < question.most)
        chosen.emplace_back(value);
    step.entry = std::move(chosen);
    turn.state.problems.clear();
    turn.stay(step);
}

/// What is asked for where the entry cannot be the answer.
std::string complaint(const guide::Question& question, const catalogue::Value& entry)
{
    const std::string* text = entry.text();
    switch (question.kind) {
    case QuestionKind::Date:
        if (text == nullptr || text->empty())
            return "problem.date_required";
        return std::ranges::count(*text, '-') == 2 && text->size() == 10
                   ? "problem.date_invalid"
                   : "problem.date_incomplete";
    case QuestionKind::Number:
    case QuestionKind::Country:
        return "problem.required";
    default:
        return "problem.choice_required";
    }
}

/// Once, where it would spare the first questions.
void offer_document(Turn& turn, const std::string& question, const catalogue::Facts& known)
{
    Conversation& conversation = conversation_of(turn);
    if (conversation.document_offered.empty() && conversation.read.empty() &&
        document_would_tell(turn.context.guide, known))
        conversation.document_offered = question;
}

} // namespace

void open_guide(Turn& turn, catalogue::Facts foretold)
{
    turn.state.conversation = Conversation{.answers = {}, .foretold = std::move(foretold)};
    ask_next(turn);
}

void ask_next(Turn& turn)
{
    answer_foretold(turn);
    const catalogue::Facts known = told_to_guide(turn.state, turn.context);
    for (const guide::Contradiction& one : turn.context.guide.contradictions(known))
        for (const std::string& question : one.questions)
            if (answer_to(turn.state, question) != nullptr)
                return show(turn, question);
    if (const guide::Question* asked = turn.context.guide.next(known)) {
        offer_document(turn, asked->id, known);
        return turn.go(Converse{.question = asked->id, .entry = {}});
    }
    open_outcome(turn, {});
}

void on(Turn& turn, Converse step, const OptionChosen& chosen)
{
    const guide::Question* question = turn.context.guide.question(step.question);
    if (question == nullptr)
        return;
    const catalogue::Facts known = told_to_guide(turn.state, turn.context);
    catalogue::Value value{chosen.value};
    if (question->kind == QuestionKind::YesNo)
        value = catalogue::Value{chosen.value == "yes"};
    if (question->kind == QuestionKind::Choices)
        return toggle(turn, std::move(step), *question, chosen.value);
    if (question->kind != QuestionKind::Choice && question->kind != QuestionKind::YesNo)
        return;
    if (fits(turn.context.guide, *question, value, known))
        accept(turn, step, std::move(value));
}

void on(Turn& turn, Converse step, const UnsurePressed&)
{
    const guide::Question* question = turn.context.guide.question(step.question);
    if (question != nullptr && question->may_be_unsure)
        accept(turn, step, {});
}

void on(Turn& turn, Converse step, const Edited& edited)
{
    step.entry = edited.value;
    turn.state.problems.clear();
    turn.stay(step);
}

void on(Turn& turn, Converse step, const WhyPressed&)
{
    step.why = !step.why;
    turn.stay(step);
}

void on(Turn& turn, Converse, const AnswerTouched& touched)
{
    show(turn, touched.question);
}

void on(Turn& turn, Converse step, const Continue&)
{
    const guide::Question* question = turn.context.guide.question(step.question);
    if (question == nullptr)
        return;
    turn.state.problems.clear();
    if (question->kind == QuestionKind::Date && step.entry.text() != nullptr)
        step.entry = whole_day(*step.entry.text());
    turn.stay(step);
    const bool unsure = step.changing && question->may_be_unsure && step.entry.is_null();
    if (unsure ||
        fits(turn.context.guide, *question, step.entry, told_to_guide(turn.state, turn.context)))
        return accept(turn, step, step.entry);
    turn.complain(question->id, complaint(*question, step.entry));
}

void on(Turn& turn, Converse step, const Back&)
{
    const auto& answers = conversation_of(turn).answers;
    const auto here = std::ranges::find(answers, step.question, &guide::Answer::question);
    if (here == answers.begin()) {
        turn.state.conversation.reset();
        return turn.go(Home{});
    }
    show(turn, std::prev(here)->question);
}

// ---- A code to come back with

void on(Turn& turn, EnterGuideCode step, const Edited& edited)
{
    const std::string* typed = edited.value.text();
    step.code = typed ? *typed : std::string{};
    turn.state.problems.clear();
    turn.stay(step);
}

void on(Turn& turn, EnterGuideCode step, const Continue&)
{
    turn.state.problems.clear();
    auto answers = guide::answers_from(turn.context.guide, step.code);
    if (!answers)
        return turn.complain("code", guide::message_for(answers.error()));
    turn.state.conversation = Conversation{.answers = std::move(*answers), .foretold = {}};
    ask_next(turn);
}

void on(Turn& turn, EnterGuideCode, const Back&)
{
    turn.go(Home{});
}

} // namespace kiosk::flow
