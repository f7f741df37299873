#include "kiosk/screens/field_widget.h"

#include "kiosk/flow/place.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/countries.h"
#include "kiosk/screens/typed_date.h"
#include "kiosk/screens/typed_number.h"
#include "kiosk/ui/choices.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/words.h"

namespace kiosk::screens
{

namespace
{

using catalogue::FieldKind;

/// What the widgets of a field have in common.
struct Asked {
    ui::Frame& frame;
    const catalogue::Field& field;
    messages::Text label;
    messages::Text help;
    messages::Text error;
    catalogue::Value answer;
    bool optional;

    std::size_t most(std::size_t usual) const
    {
        return field.max_length > 0 ? field.max_length : usual;
    }
    std::string text() const { return answer.text() ? *answer.text() : std::string{}; }
    Said edited(catalogue::Value value) const
    {
        return flow::Edited{.field = field.id, .value = std::move(value)};
    }
};

Said write_text(const Asked& asked, ui::KeyboardKind keyboard, unsigned lines = 1)
{
    const std::string value = asked.text();
    const auto written = ui::text_field(asked.frame, {.id = asked.field.id,
                                                      .label = asked.label,
                                                      .value = value,
                                                      .help = asked.help,
                                                      .error = asked.error,
                                                      .keyboard = keyboard,
                                                      .optional = asked.optional,
                                                      .longest = asked.most(lines > 1 ? 1000 : 100),
                                                      .lines = lines});
    return written ? asked.edited(*written) : std::nullopt;
}

/// What is made of digits is written with digits.
ui::KeyboardKind keyboard_for(catalogue::FieldFormat format)
{
    switch (format) {
    case catalogue::FieldFormat::Siret:
    case catalogue::FieldFormat::Stamp:
    case catalogue::FieldFormat::ForeignerNumber:
    case catalogue::FieldFormat::RequestNumber:
        return ui::KeyboardKind::Digits;
    default:
        return ui::KeyboardKind::FreeText;
    }
}

Said write_date(const Asked& asked)
{
    const auto parts = ui::date_field(asked.frame, {.id = asked.field.id,
                                                    .label = asked.label,
                                                    .value = parts_of(asked.text()),
                                                    .help = asked.help,
                                                    .error = asked.error,
                                                    .optional = asked.optional});
    return parts ? asked.edited(typed_date(*parts)) : std::nullopt;
}

Said choose(const Asked& asked)
{
    std::vector<ui::Option> options;
    options.reserve(asked.field.options.size());
    for (const catalogue::Option& option : asked.field.options)
        options.push_back(
            {.id = option.value, .label = asked.frame.words(option.label), .note = {}});
    const std::string chosen = asked.text();
    const auto picked = ui::choice_list(asked.frame, {.id = asked.field.id,
                                                      .label = asked.label,
                                                      .help = asked.help,
                                                      .error = asked.error,
                                                      .options = options,
                                                      .chosen = chosen,
                                                      .columns = 2});
    return picked ? asked.edited(*picked) : std::nullopt;
}

Said choose_country(const Asked& asked)
{
    const std::vector<ui::Option> options = countries(asked.frame.catalog());
    const std::string chosen = asked.text();
    const auto picked = ui::select(asked.frame, {.id = asked.field.id,
                                                 .label = asked.label,
                                                 .help = asked.help,
                                                 .error = asked.error,
                                                 .options = options,
                                                 .chosen = chosen,
                                                 .optional = asked.optional});
    return picked ? asked.edited(*picked) : std::nullopt;
}

Said write_number(const Asked& asked)
{
    const std::string value = digits_of(asked.answer);
    const auto digits = ui::digits_field(asked.frame, {.id = asked.field.id,
                                                       .label = asked.label,
                                                       .value = value,
                                                       .help = asked.help,
                                                       .error = asked.error,
                                                       .digits = asked.most(7),
                                                       .optional = asked.optional});
    return digits ? asked.edited(typed_number(*digits)) : std::nullopt;
}

Said answer_yes_no(const Asked& asked)
{
    const bool* chosen = asked.answer.boolean();
    const auto answer =
        ui::yes_no(asked.frame, {.id = asked.field.id,
                                 .label = asked.label,
                                 .help = asked.help,
                                 .error = asked.error,
                                 .chosen = chosen ? std::optional{*chosen} : std::nullopt});
    return answer ? asked.edited(*answer) : std::nullopt;
}

Said attest(const Asked& asked)
{
    const bool* checked = asked.answer.boolean();
    const auto box = ui::checkbox(asked.frame, {.id = asked.field.id,
                                                .label = asked.label,
                                                .checked = checked && *checked,
                                                .error = asked.error});
    if (!asked.help.empty())
        ui::quiet_paragraph(asked.frame, asked.help);
    return box ? asked.edited(*box) : std::nullopt;
}

Said widget_of_kind(const Asked& asked)
{
    switch (asked.field.kind) {
    case FieldKind::Name:
        return write_text(asked, ui::KeyboardKind::Letters);
    case FieldKind::Text:
        return write_text(asked, keyboard_for(asked.field.format));
    case FieldKind::LongText:
        return write_text(asked, ui::KeyboardKind::FreeText, 4);
    case FieldKind::Email:
        return write_text(asked, ui::KeyboardKind::Email);
    case FieldKind::Phone:
        return write_text(asked, ui::KeyboardKind::Digits);
    case FieldKind::Date:
        return write_date(asked);
    case FieldKind::Choice:
        return choose(asked);
    case FieldKind::Country:
    case FieldKind::Nationality:
        return choose_country(asked);
    case FieldKind::Number:
        return write_number(asked);
    case FieldKind::YesNo:
        return answer_yes_no(asked);
    case FieldKind::Attestation:
        return attest(asked);
    case FieldKind::Address:
        break;
    }
    return std::nullopt;
}

} // namespace

Said field_widget(ui::Frame& frame, const Scene& scene, const catalogue::Field& field)
{
    const catalogue::Facts facts = flow::facts_of(scene.state, scene.context);
    if (field.read_only) {
        ui::fact(frame, {.id = field.id,
                         .label = frame.words(field.label),
                         .value = answer_in_words(frame, field, facts)});
        return std::nullopt;
    }
    if (field.kind == FieldKind::Address)
        return address_widget(frame, scene, field);
    const auto& answers = scene.state.dossier->answers;
    const auto answer = answers.find(field.id);
    return widget_of_kind({.frame = frame,
                           .field = field,
                           .label = frame.words(field.label),
                           .help = field.help ? frame.words(*field.help) : messages::Text{},
                           .error = trouble_of(frame, scene, field.id),
                           .answer = answer == answers.end() ? catalogue::Value{} : answer->second,
                           .optional = !field.required.holds(facts)});
}

} // namespace kiosk::screens
