#include "shared/guide/conversation.h"

#include <algorithm>

namespace guide
{

namespace
{

using catalogue::Facts;
using catalogue::Value;

bool is_offered(const std::vector<const Option*>& options, const Value& value)
{
    return std::ranges::any_of(options, [&](const Option* option) {
        return value.text() != nullptr && *value.text() == option->value;
    });
}

/// Whether the value is still among what the question offers.
bool still_fits(const Guide& guide, const Question& question, const Value& value,
                const Facts& facts)
{
    if (question.options.empty() || value.is_null())
        return true;
    const auto options = guide.options(question, facts);
    const auto* list = std::get_if<Value::List>(&value.content);
    if (list == nullptr)
        return is_offered(options, value);
    return std::ranges::all_of(*list, [&](const Value& item) { return is_offered(options, item); });
}

const Answer* answer_to(const std::vector<Answer>& answers, std::string_view question)
{
    const auto found = std::ranges::find(answers, question, &Answer::question);
    return found == answers.end() ? nullptr : &*found;
}

} // namespace

Facts facts_of(const Guide& guide, const std::vector<Answer>& answers, Facts known)
{
    for (const Answer& answer : answers)
        if (const Question* question = guide.question(answer.question))
            known.emplace(question->fact, answer.value);
    return known;
}

std::vector<Answer> with_answer(const Guide& guide, const std::vector<Answer>& answers,
                                const Facts& known, const Answer& answer)
{
    std::vector<Answer> given = answers;
    std::erase_if(given, [&](const Answer& one) { return one.question == answer.question; });
    given.push_back(answer);
    // In the order of the graph, what an earlier answer took away is not asked.
    std::vector<std::string> kept;
    Facts facts = known;
    for (const Question& question : guide.questions()) {
        const Answer* one = answer_to(given, question.id);
        if (one == nullptr || !guide.asks(question, facts) ||
            !still_fits(guide, question, one->value, facts))
            continue;
        facts.emplace(question.fact, one->value);
        kept.push_back(question.id);
    }
    std::vector<Answer> result;
    for (const Answer& one : answers)
        if (std::ranges::find(kept, one.question) != kept.end())
            result.push_back(one.question == answer.question ? answer : one);
    const bool is_new = answer_to(answers, answer.question) == nullptr;
    if (is_new && std::ranges::find(kept, answer.question) != kept.end())
        result.push_back(answer);
    return result;
}

} // namespace guide
