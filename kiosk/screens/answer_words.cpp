#include "kiosk/screens/field_widget.h"
#include "shared/dossier/address.h"
#include "shared/messages/msg.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiosk::screens
{

namespace
{

messages::Text option_label(ui::Frame& frame, const catalogue::Field& field,
                            const std::string& value)
{
    const auto found = std::ranges::find(field.options, value, &catalogue::Option::value);
    return found == field.options.end() ? messages::Text::verbatim(value)
                                        : frame.words(found->label);
}

messages::Text text_in_words(ui::Frame& frame, const catalogue::Field& field,
                             const std::string& value)
{
    switch (field.kind) {
    case catalogue::FieldKind::Date:
        if (const auto day = base::parse_date(value))
            return frame.catalog().date_long(*day);
        break;
    case catalogue::FieldKind::Choice:
        return option_label(frame, field, value);
    case catalogue::FieldKind::Country:
        return value.empty() ? messages::Text{} : frame.catalog().country(value);
    case catalogue::FieldKind::Nationality:
        return value.empty() ? messages::Text{} : frame.catalog().nationality(value);
    default:
        break;
    }
    return messages::Text::verbatim(value);
}

} // namespace

messages::Text isolated(std::string_view written)
{
    return messages::Text::verbatim(fmt::format("\u2068{}\u2069", written));
}

messages::Text left_to_right(std::string_view written)
{
    return messages::Text::verbatim(fmt::format("\u2066{}\u2069", written));
}

messages::Text answer_in_words(ui::Frame& frame, const catalogue::Field& field,
                               const catalogue::Facts& facts)
{
    const auto found = facts.find(field.id);
    if (found == facts.end())
        return {};
    const catalogue::Value& value = found->second;
    if (const bool* yes = value.boolean())
        return *yes ? msg::action_yes(frame.catalog()) : msg::action_no(frame.catalog());
    if (const double* number = value.number())
        return frame.catalog().number(static_cast<std::int64_t>(*number));
    if (const std::string* text = value.text())
        return text_in_words(frame, field, *text);
    if (const auto address = dossier::Address::from_value(value))
        return isolated(address->line());
    return {};
}

} // namespace kiosk::screens
