#include "kiosk/screens/understood.h"

#include "kiosk/flow/conversation.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

messages::Text option_words(ui::Frame& frame, const guide::Question& question,
                            const std::string& value)
{
    const auto found = std::ranges::find(question.options, value, &guide::Option::value);
    if (found == question.options.end())
        return messages::Text::verbatim(value);
    const std::string neutral = found->label + ".beside"; // what a passer-by may read
    return frame.words(frame.catalog().has(neutral) ? neutral : found->label);
}

messages::Text each_in_words(ui::Frame& frame, const guide::Question& question,
                             const catalogue::Value::List& values)
{
    std::string words;
    for (const catalogue::Value& value : values) {
        if (!words.empty())
            words += " · ";
        if (const std::string* text = value.text())
            words += option_words(frame, question, *text).utf8();
    }
    return messages::Text::verbatim(words);
}

messages::Text text_words(ui::Frame& frame, const guide::Question& question,
                          const std::string& text)
{
    const messages::Catalog& catalog = frame.catalog();
    if (question.kind == guide::QuestionKind::Date)
        if (const auto day = base::parse_date(text))
            return catalog.date_long(*day);
    const auto option = std::ranges::find(question.options, text, &guide::Option::value);
    if (question.kind == guide::QuestionKind::Country && option == question.options.end())
        return catalog.country(text);
    return option_words(frame, question, text);
}

} // namespace

messages::Text answer_words(ui::Frame& frame, const guide::Question& question,
                            const catalogue::Value& value)
{
    const messages::Catalog& catalog = frame.catalog();
    if (const bool* yes = value.boolean())
        return *yes ? msg::action_yes(catalog) : msg::action_no(catalog);
    if (const double* number = value.number())
        return catalog.number(static_cast<std::int64_t>(*number));
    if (const auto* list = std::get_if<catalogue::Value::List>(&value.content))
        return each_in_words(frame, question, *list);
    if (const std::string* text = value.text())
        return text_words(frame, question, *text);
    return msg::conversation_unsure(catalog);
}

messages::Text words_of(ui::Frame& frame, const guide::Message& message)
{
    messages::Arguments arguments;
    for (const auto& [name, day] : message.dates)
        arguments.emplace_back(name, day);
    return frame.words(message.key, arguments);
}

Said understood(ui::Frame& frame, const Scene& scene, const std::string& open)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::subheading(frame, msg::conversation_understood(catalog));
    const auto& conversation = scene.state.conversation;
    if (!conversation || conversation->answers.empty()) {
        ui::quiet_paragraph(frame, msg::conversation_empty(catalog));
        return std::nullopt;
    }
    Said said;
    const unsigned columns = frame.portrait() ? 2 : 1;
    ui::Columns cells{frame, {.id = "understood", .count = columns, .least = {70}, .tight = true}};
    for (const guide::Answer& answer : conversation->answers) {
        const guide::Question* question = scene.context.guide.question(answer.question);
        if (question == nullptr)
            continue;
        cells.next();
        const std::string id = "answer/" + answer.question;
        if (ui::answer_card(frame, {.id = id,
                                    .label = frame.words(question->short_name),
                                    .value = answer_words(frame, *question, answer.value),
                                    .selected = answer.question == open}))
            take(said, flow::AnswerTouched{answer.question});
    }
    return said;
}

} // namespace kiosk::screens
