#include "kiosk/flow/transitions.h"

namespace kiosk::flow
{

namespace
{

void scan(Turn& turn)
{
    turn.state.glass_used = true;
    turn.go(ReadingDocument{});
    turn.ask(effect::ReadDocument{});
}

/// The document, and not the scanner, is why nothing was read.
bool is_of_document(base::ErrorCode code)
{
    return code == base::ErrorCode::NotFound || code == base::ErrorCode::DataInvalid ||
           code == base::ErrorCode::PageBlank || code == base::ErrorCode::PageDark;
}

} // namespace

void on(Turn& turn, Converse step, const ScanPressed&)
{
    if (turn.state.conversation && turn.state.conversation->document_offered == step.question)
        turn.go(LayDocument{});
}

void on(Turn& turn, LayDocument, const ScanPressed&)
{
    scan(turn);
}

void on(Turn& turn, LayDocument, const Continue&)
{
    ask_next(turn);
}

void on(Turn& turn, LayDocument, const Back&)
{
    ask_next(turn);
}

void on(Turn& turn, ReadingDocument step, const Progressed& progressed)
{
    step.progress = progressed.part;
    turn.stay(step);
}

void on(Turn& turn, ReadingDocument, const DocumentUnderstood& understood)
{
    if (understood.facts.empty())
        return turn.go(LayDocument{.refused = base::ErrorCode::NotFound});
    turn.go(DocumentRead{.facts = understood.facts});
}

void on(Turn& turn, ReadingDocument, const Failed& failed)
{
    const base::ErrorCode code = failed.error.code;
    if (is_of_document(code))
        return turn.go(LayDocument{.refused = code});
    turn.go(LayDocument{});
    if (code != base::ErrorCode::Cancelled)
        turn.state.failure = code;
}

void on(Turn& turn, ReadingDocument step, const CancelPressed&)
{
    if (step.cancelling || turn.state.pending == 0)
        return;
    step.cancelling = true;
    turn.stay(step);
    turn.tell(effect::Cancel{.what = turn.state.pending});
}

void on(Turn& turn, DocumentRead step, const AnswerTouched& touched)
{
    const guide::Question* question = turn.context.guide.question(touched.question);
    if (question == nullptr || step.facts.erase(question->fact) == 0)
        return;
    if (step.facts.empty())
        return ask_next(turn);
    turn.stay(step);
}

void on(Turn& turn, DocumentRead step, const Continue&)
{
    if (!turn.state.conversation)
        turn.state.conversation.emplace();
    Conversation& conversation = *turn.state.conversation;
    // The document is newer than what was answered before it was scanned.
    std::erase_if(conversation.answers, [&](const guide::Answer& answer) {
        const guide::Question* question = turn.context.guide.question(answer.question);
        return question != nullptr && step.facts.contains(question->fact);
    });
    conversation.read = std::move(step.facts);
    ask_next(turn);
}

void on(Turn& turn, DocumentRead, const RedoPressed&)
{
    scan(turn);
}

void on(Turn& turn, DocumentRead, const Back&)
{
    turn.go(LayDocument{});
}

} // namespace kiosk::flow
