#include "kiosk/screens/account_fields.h"

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/typed_date.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "shared/dossier/password.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

Said edited(std::string_view field, const std::optional<std::string>& value)
{
    if (!value)
        return std::nullopt;
    return flow::Edited{.field = std::string{field}, .value = *value};
}

} // namespace

Said number_field(ui::Frame& frame, const Scene& scene, const std::string& value)
{
    return edited(
        "number",
        ui::digits_field(frame, {.id = "number",
                                 .label = msg::account_foreigner_number_label(frame.catalog()),
                                 .value = value,
                                 .help = msg::account_foreigner_number_help(frame.catalog()),
                                 .error = trouble_of(frame, scene, "number"),
                                 .digits = 10}));
}

Said birth_date_field(ui::Frame& frame, const Scene& scene, const std::string& value)
{
    const auto parts =
        ui::date_field(frame, {.id = "birth_date",
                               .label = msg::account_birth_date_label(frame.catalog()),
                               .value = parts_of(value),
                               .error = trouble_of(frame, scene, "birth_date")});
    if (!parts)
        return std::nullopt;
    return flow::Edited{.field = "birth_date", .value = typed_date(*parts)};
}

Said email_fields(ui::Frame& frame, const Scene& scene, const flow::GiveEmail& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said;
    {
        ui::Columns columns{frame, {.id = "emails", .count = 2, .least = {120}}};
        columns.next();
        take(said,
             edited("email", ui::text_field(frame, {.id = "email",
                                                    .label = msg::account_email_label(catalog),
                                                    .value = step.email,
                                                    .error = trouble_of(frame, scene, "email"),
                                                    .keyboard = ui::KeyboardKind::Email})));
        columns.next();
        take(said, edited("email_again",
                          ui::text_field(frame, {.id = "email_again",
                                                 .label = msg::account_email_confirm_label(catalog),
                                                 .value = step.email_again,
                                                 .error = trouble_of(frame, scene, "email_again"),
                                                 .keyboard = ui::KeyboardKind::Email})));
    }
    return said;
}

Said code_field(ui::Frame& frame, const Scene& scene, const std::string& value)
{
    return edited("code",
                  ui::digits_field(frame, {.id = "code",
                                           .label = msg::account_code_label(frame.catalog()),
                                           .value = value,
                                           .error = trouble_of(frame, scene, "code"),
                                           .digits = 8,
                                           .group = 4}));
}

Said password_field(ui::Frame& frame, const Scene& scene, ui::PasswordField field)
{
    field.error = trouble_of(frame, scene, field.id);
    return edited(field.id, ui::password_field(frame, field));
}

void password_rules(ui::Frame& frame, const std::string& password)
{
    const messages::Catalog& catalog = frame.catalog();
    const dossier::PasswordGaps gaps = dossier::gaps_in(password);
    const ui::Row row{frame, true};
    const auto rule = [&](std::string_view id, const messages::Text& words, bool is_met) {
        ui::badge(frame, id,
                  {.label = words,
                   .tone = is_met ? ui::Tone::Success : ui::Tone::Plain,
                   .icon = is_met ? "check" : "radio_button_unchecked"});
    };
    rule("rule/length", msg::account_password_rule_length(catalog), !gaps.too_short);
    rule("rule/upper", msg::account_password_rule_upper(catalog), !gaps.no_upper);
    rule("rule/lower", msg::account_password_rule_lower(catalog), !gaps.no_lower);
    rule("rule/digit", msg::account_password_rule_digit(catalog), !gaps.no_digit);
    rule("rule/special", msg::account_password_rule_special(catalog), !gaps.no_special);
}

} // namespace kiosk::screens
