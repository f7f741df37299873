#include "kiosk/flow/conversation.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/countries.h"
#include "kiosk/screens/document.h"
#include "kiosk/screens/purpose_words.h"
#include "kiosk/screens/steps.h"
#include "kiosk/screens/typed_date.h"
#include "kiosk/screens/typed_number.h"
#include "kiosk/screens/understood.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

using guide::QuestionKind;

/// The question at hand with what has been entered.
struct Asked {
    ui::Frame& frame;
    const Scene& scene;
    const guide::Question& question;
    const flow::Converse& step;

    std::string text() const
    {
        return step.entry.text() != nullptr ? *step.entry.text() : std::string{};
    }
    messages::Text error() const { return trouble_of(frame, scene, question.id); }
    messages::Text label() const { return frame.words(question.short_name); }
    Said edited(catalogue::Value value) const
    {
        return flow::Edited{.field = question.id, .value = std::move(value)};
    }
};

bool is_chosen(const catalogue::Value& entry, const std::string& value)
{
    if (const std::string* text = entry.text())
        return *text == value;
    const auto* list = std::get_if<catalogue::Value::List>(&entry.content);
    return list != nullptr && std::ranges::find(*list, catalogue::Value{value}) != list->end();
}

Said option_cards(const Asked& asked)
{
    ui::Frame& frame = asked.frame;
    const auto options = asked.scene.context.guide.options(
        asked.question, flow::told_to_guide(asked.scene.state, asked.scene.context));
    const auto* chosen = std::get_if<catalogue::Value::List>(&asked.step.entry.content);
    const bool full = chosen != nullptr && chosen->size() >= asked.question.most;
    Said said;
    const unsigned count = frame.portrait() ? 1 : 2;
    ui::Columns columns{frame, {.id = "options", .count = count, .least = {90}, .tight = true}};
    for (const guide::Option* option : options) {
        columns.next();
        const std::string id = "option/" + option->value;
        const bool selected = is_chosen(asked.step.entry, option->value);
        if (ui::card(frame,
                     {.id = id,
                      .icon = option->icon,
                      .title = frame.words(option->label),
                      .subtitle = option->detail ? frame.words(*option->detail) : messages::Text{},
                      .selected = selected,
                      .enabled = selected || !full}))
            take(said, flow::OptionChosen{option->value});
    }
    return said;
}

Said yes_no_cards(const Asked& asked)
{
    const messages::Catalog& catalog = asked.frame.catalog();
    const bool* chosen = asked.step.entry.boolean();
    Said said;
    ui::Columns columns{asked.frame, {.id = "options", .count = 2, .least = {60}, .tight = true}};
    columns.next();
    if (ui::card(asked.frame, {.id = "option/yes",
                               .icon = "check",
                               .title = msg::action_yes(catalog),
                               .selected = chosen != nullptr && *chosen}))
        take(said, flow::OptionChosen{"yes"});
    columns.next();
    if (ui::card(asked.frame, {.id = "option/no",
                               .icon = "close",
                               .title = msg::action_no(catalog),
                               .selected = chosen != nullptr && !*chosen}))
        take(said, flow::OptionChosen{"no"});
    return said;
}

Said date_entry(const Asked& asked)
{
    const auto parts = ui::date_field(asked.frame, {.id = asked.question.id,
                                                    .label = asked.label(),
                                                    .value = parts_of(asked.text()),
                                                    .error = asked.error()});
    return parts ? asked.edited(typed_date(*parts)) : std::nullopt;
}

Said country_entry(const Asked& asked)
{
    std::vector<ui::Option> options;
    for (const guide::Option& option : asked.question.options)
        options.push_back(
            {.id = option.value, .label = asked.frame.words(option.label), .note = {}});
    const std::vector<ui::Option>& all = countries(asked.frame.catalog());
    options.insert(options.end(), all.begin(), all.end());
    const std::string chosen = asked.text();
    const auto picked = ui::select(asked.frame, {.id = asked.question.id,
                                                 .label = asked.label(),
                                                 .error = asked.error(),
                                                 .options = options,
                                                 .chosen = chosen});
    return picked ? asked.edited(*picked) : std::nullopt;
}

Said number_entry(const Asked& asked)
{
    const std::string value = digits_of(asked.step.entry);
    const auto digits = ui::digits_field(asked.frame, {.id = asked.question.id,
                                                       .label = asked.label(),
                                                       .value = value,
                                                       .error = asked.error(),
                                                       .digits = 6});
    return digits ? asked.edited(typed_number(*digits)) : std::nullopt;
}

Said entry(const Asked& asked)
{
    switch (asked.question.kind) {
    case QuestionKind::Choice:
    case QuestionKind::Choices:
        return option_cards(asked);
    case QuestionKind::YesNo:
        return yes_no_cards(asked);
    case QuestionKind::Date:
        return date_entry(asked);
    case QuestionKind::Country:
        return country_entry(asked);
    case QuestionKind::Number:
        return number_entry(asked);
    }
    return std::nullopt;
}

/// The question before this one with its answer, as it was said.
void exchange_before(const Asked& asked)
{
    const auto& conversation = asked.scene.state.conversation;
    const bool large = asked.frame.view().text_size > ui::TextSize::Default;
    if (asked.step.changing || large || !conversation || conversation->answers.empty())
        return;
    const guide::Answer& last = conversation->answers.back();
    const guide::Question* question = asked.scene.context.guide.question(last.question);
    if (question == nullptr)
        return;
    ui::guide_bubble(asked.frame, asked.frame.words(question->text));
    ui::visitor_bubble(asked.frame, answer_words(asked.frame, *question, last.value));
}

/// Answers that do not fit together, each to be touched.
Said contradictions(const Asked& asked)
{
    ui::Frame& frame = asked.frame;
    const messages::Catalog& catalog = frame.catalog();
    const guide::Guide& guide = asked.scene.context.guide;
    Said said;
    for (const guide::Contradiction& one :
         guide.contradictions(flow::told_to_guide(asked.scene.state, asked.scene.context))) {
        const std::string id = "contradiction/" + one.id;
        const ui::Box box{frame, {.id = id, .tone = ui::Tone::Warning}};
        ui::subheading(frame, msg::conversation_contradiction_title(catalog));
        ui::paragraph(frame, frame.words(one.message));
        ui::quiet_paragraph(frame, msg::conversation_contradiction_help(catalog));
        const ui::Row row{frame};
        for (const std::string& named : one.questions) {
            const guide::Question* question = guide.question(named);
            if (question == nullptr || flow::answer_to(asked.scene.state, named) == nullptr)
                continue;
            const std::string button = id + "/" + named;
            if (ui::button(frame, {.id = button,
                                   .label = frame.words(question->short_name),
                                   .look = ui::Look::Secondary,
                                   .icon = "edit",
                                   .small = true}))
                take(said, flow::AnswerTouched{named});
        }
    }
    return said;
}

/// What free words were taken for, and that it can be undone.
Said taken_for(const Asked& asked)
{
    const auto& conversation = asked.scene.state.conversation;
    if (!conversation || conversation->understood.empty() || asked.step.changing)
        return std::nullopt;
    ui::Frame& frame = asked.frame;
    const messages::Catalog& catalog = frame.catalog();
    const PurposeWords words = words_of_purpose(frame, asked.scene, conversation->understood);
    ui::notice(frame, {.id = "understood-words",
                       .tone = ui::Tone::Success,
                       .title = msg::own_words_understood(catalog, words.title)});
    const ui::Row row{frame, true};
    if (ui::button(frame, {.id = "undo",
                           .label = msg::own_words_undo(catalog),
                           .look = ui::Look::Secondary,
                           .icon = "undo",
                           .small = true}))
        return flow::UndoPressed{};
    return std::nullopt;
}

/// What else can be done here: not to know, to ask why, to say it in words.
Said beside(const Asked& asked)
{
    ui::Frame& frame = asked.frame;
    if (asked.step.why)
        ui::notice(frame, {.id = "why-told",
                           .tone = ui::Tone::Tinted,
                           .title = msg::conversation_why(frame.catalog()),
                           .words = frame.words(asked.question.why),
                           .icon = "help_outline"});
    const ui::Row row{frame};
    Said said;
    if (asked.question.may_be_unsure &&
        ui::button(frame, {.id = "unsure",
                           .label = msg::conversation_unsure(frame.catalog()),
                           .look = ui::Look::Secondary,
                           .small = true}))
        take(said, flow::UnsurePressed{});
    if (!asked.step.why && ui::button(frame, {.id = "why",
                                              .label = msg::conversation_why(frame.catalog()),
                                              .look = ui::Look::Quiet,
                                              .icon = "help_outline",
                                              .small = true}))
        take(said, flow::WhyPressed{});
    if (ui::button(frame, {.id = "own-words",
                           .label = msg::conversation_own_words(frame.catalog()),
                           .look = ui::Look::Quiet,
                           .icon = "keyboard",
                           .small = true}))
        take(said, flow::OwnWordsPressed{});
    return said;
}

Said exchange(const Asked& asked)
{
    ui::Frame& frame = asked.frame;
    Said said = contradictions(asked);
    take(said, taken_for(asked));
    exchange_before(asked);
    ui::guide_bubble(frame, frame.words(asked.question.text));
    if (asked.question.help)
        ui::quiet_paragraph(frame, frame.words(*asked.question.help));
    if (asked.question.kind == QuestionKind::Choices)
        ui::quiet_paragraph(frame,
                            msg::conversation_most(frame.catalog(),
                                                   static_cast<std::int64_t>(asked.question.most)));
    show_troubles(frame, asked.scene);
    // Below many cards nobody would find it.
    const bool above = asked.question.options.size() > 6;
    if (above)
        take(said, beside(asked));
    take(said, entry(asked));
    if (!above)
        take(said, beside(asked));
    take(said, document_offer(frame, asked.scene, asked.question.id));
    return said;
}

/// A card that is touched is the answer; what is typed or ticked is confirmed.
bool confirmed_by_button(const guide::Question& question, const flow::Converse& step)
{
    return step.changing ||
           (question.kind != QuestionKind::Choice && question.kind != QuestionKind::YesNo);
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Converse& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const guide::Question* question = scene.context.guide.question(step.question);
    const std::string id = "guide/" + step.question;
    Said said = open_page(frame, scene, {.id = id});
    {
        const auto aside = ui::aside_region(frame);
        take(said, understood(frame, scene, step.question));
    }
    if (question != nullptr) {
        const auto region = ui::main_region(frame);
        take(said, exchange({frame, scene, *question, step}));
    }
    const bool button = question != nullptr && confirmed_by_button(*question, step);
    take(said, ways(frame, scene,
                    {.previous = msg::action_back(catalog),
                     .leave = msg::conversation_keep(catalog),
                     .primary = button ? msg::action_continue(catalog) : messages::Text{}}));
    return said;
}

} // namespace kiosk::screens
