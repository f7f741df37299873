#include "kiosk/screens/purpose_words.h"

#include "shared/catalogue/json.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

using Chosen = std::vector<const guide::Option*>;

void add(Chosen& chosen, const guide::Question& question, const catalogue::Value& value)
{
    const std::string* text = value.text();
    if (text == nullptr)
        return;
    const auto option = std::ranges::find(question.options, *text, &guide::Option::value);
    if (option != question.options.end())
        chosen.push_back(&*option);
}

/// The options that the facts of a purpose choose, in the order in which the guide asks.
Chosen chosen_by(const Scene& scene, const catalogue::Facts& facts)
{
    Chosen chosen;
    std::vector<std::string_view> asked;
    for (const guide::Question& question : scene.context.guide.questions()) {
        const auto fact = facts.find(question.fact);
        if (fact == facts.end() || std::ranges::find(asked, question.fact) != asked.end())
            continue;
        asked.push_back(question.fact);
        if (const auto* list = std::get_if<catalogue::Value::List>(&fact->second.content))
            for (const catalogue::Value& value : *list)
                add(chosen, question, value);
        else
            add(chosen, question, fact->second);
    }
    return chosen;
}

} // namespace

PurposeWords words_of_purpose(ui::Frame& frame, const Scene& scene, std::string_view id)
{
    const base::Date today = base::paris_day(scene.context.now);
    if (const auto* explained = scene.context.explanations.find(id, today))
        return {.icon = "help_outline", .title = frame.words(explained->title), .subtitle = {}};
    const understanding::Purpose* purpose = scene.context.matcher.find(id);
    const auto facts = purpose ? catalogue::parse_json(purpose->facts)
                               : base::Result<catalogue::Value>{catalogue::Value{}};
    const auto* known = facts ? std::get_if<catalogue::Facts>(&facts->content) : nullptr;
    const Chosen chosen = known ? chosen_by(scene, *known) : Chosen{};
    if (chosen.empty())
        return {};
    PurposeWords words{
        .icon = chosen.back()->icon, .title = frame.words(chosen.back()->label), .subtitle = {}};
    if (chosen.size() > 1)
        words.subtitle = frame.words(chosen.front()->label);
    return words;
}

} // namespace kiosk::screens
