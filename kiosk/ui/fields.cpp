#include "kiosk/ui/fields.h"

#include "kiosk/ui/button_face.h"
#include "kiosk/ui/field_parts.h"
#include "shared/messages/msg.h"

#include <array>
#include <charconv>

namespace kiosk::ui
{

namespace
{

constexpr std::array<std::string_view, 4> mail_domains{"@gmail.com", "@outlook.fr", "@yahoo.fr",
                                                       "@hotmail.com"};

/// As many lines as wanted, or as the page has room for under the label: a small panel with the
/// keyboard open has little.
unsigned lines_that_fit(Parts& parts, unsigned wanted)
{
    const float room = parts.areas.main.h * 0.5F;
    unsigned lines = wanted;
    while (lines > 1 && field_height(parts, lines) > room)
        --lines;
    return lines;
}

Rect take_field(Parts& parts, unsigned lines = 1)
{
    return take(parts, {.width = available_width(parts),
                        .height = field_height(parts, lines),
                        .before = parts.px({1.6F})});
}

/// Domains to end an address with; the answer is the address with the domain that was touched.
std::optional<std::string> domain_chips(Frame& frame, const Field& field)
{
    std::optional<std::string> written;
    const Row row{frame, true};
    for (const std::string_view domain : mail_domains) {
        const std::string id = std::string{field.id} + "/" + std::string{domain.substr(1)};
        if (chip(frame, {.id = id, .label = messages::Text::verbatim(domain)}))
            written =
                std::string{field.value.substr(0, field.value.find('@'))} + std::string{domain};
    }
    return written;
}

struct DatePart {
    std::string id;
    messages::Text label;
    float letters; ///< how many letters wide
    std::size_t digits = 2;
};

/// Label and place of one part of a date.
Rect take_date_part(Parts& parts, const DatePart& part)
{
    const text::LayoutRef label = lay(parts, part.label.utf8(), {.role = TextRole::Small});
    const float width =
        std::max(std::round(em(parts, TextRole::Body) * part.letters), std::ceil(label->width));
    const float under = std::ceil(label->height) + parts.px({2});
    const Rect whole = take(parts, {.width = width, .height = under + field_height(parts)});
    draw(parts, label, whole, parts.inks().quiet);
    leave(parts,
          {.id = part.id + "/label",
           .role = Role::Words,
           .label = part.label.utf8(),
           .colours = {{parts.inks().quiet, parts.inks().ground}},
           .cap_height = parts.theme.cap_height(TextRole::Small, parts.view.text_size)},
          {whole.x, whole.y, whole.w, label->height});
    return {whole.x, whole.y + under, whole.w, whole.h - under};
}

std::vector<Option> month_options(const messages::Catalog& catalog)
{
    std::vector<Option> months;
    for (unsigned month = 1; month <= 12; ++month)
        months.push_back({.id = std::to_string(month), .label = catalog.month_name(month)});
    return months;
}

std::optional<std::string> date_digits(Parts& parts, const DateField& field, const DatePart& part,
                                       std::string_view value)
{
    const Rect rect = take_date_part(parts, part);
    return line_field(parts, {.id = part.id,
                              .label = field.label.utf8(),
                              .value = value,
                              .keyboard = KeyboardKind::Digits,
                              .longest = part.digits,
                              .digits_only = true,
                              .centred = true,
                              .invalid = !field.error.empty(),
                              .rect = rect,
                              .block_top = rect.y - parts.px({20})});
}

} // namespace

std::optional<std::string> text_field(Frame& frame, const Field& field)
{
    Parts& parts = frame.parts();
    const float top = parts.space().y;
    draw_field_words(parts, field.id, {field.label, field.help, field.error, field.optional});
    std::optional<std::string> written =
        line_field(parts, {.id = field.id,
                           .label = field.label.utf8(),
                           .value = field.value,
                           .example = field.example.utf8(),
                           .keyboard = field.keyboard,
                           .longest = field.longest,
                           .lines = field.lines,
                           .invalid = !field.error.empty(),
                           .rect = take_field(parts, lines_that_fit(parts, field.lines)),
                           .block_top = top});
    if (field.keyboard == KeyboardKind::Email && parts.memory.focus == field.id)
        if (auto completed = domain_chips(frame, field))
            written = completed;
    return written;
}

namespace
{

/// As wide as what it takes, so that the eye sees how many digits are wanted.
Rect take_digits(Parts& parts, const DigitsField& field)
{
    Rect rect = take_field(parts);
    const std::size_t groups = field.group == 0 ? 0 : field.digits / field.group;
    const float digits = static_cast<float>(field.digits) * 0.66F;
    const float letters = digits + static_cast<float>(groups) * 0.4F + 2;
    rect.w =
        std::min(rect.w, std::max(std::ceil(letters * em(parts, TextRole::Body)), parts.px({60})));
    return rect;
}

} // namespace

std::optional<std::string> digits_field(Frame& frame, const DigitsField& field)
{
    Parts& parts = frame.parts();
    const float top = parts.space().y;
    draw_field_words(parts, field.id, {field.label, field.help, field.error, field.optional});
    return line_field(parts, {.id = field.id,
                              .label = field.label.utf8(),
                              .value = field.value,
                              .keyboard = KeyboardKind::Digits,
                              .disguise = Disguise::Groups,
                              .group = field.group,
                              .longest = field.digits,
                              .digits_only = true,
                              .invalid = !field.error.empty(),
                              .rect = take_digits(parts, field),
                              .block_top = top});
}

std::optional<std::string> password_field(Frame& frame, const PasswordField& field)
{
    Parts& parts = frame.parts();
    const float top = parts.space().y;
    draw_field_words(parts, field.id, {field.label, field.help, field.error});

    auto& shown_ones = parts.memory.shown_passwords;
    const bool shown = shown_ones.contains(field.id);
    const messages::Text label = shown ? msg::account_password_hide(frame.catalog())
                                       : msg::account_password_show(frame.catalog());
    const std::string show_id = std::string{field.id} + "/show";
    const ButtonFace face{.id = show_id,
                          .label = label.utf8(),
                          .look = Look::Secondary,
                          .icon = shown ? "visibility_off" : "visibility",
                          .keeps_focus = true,
                          .padding = {5},
                          .role = TextRole::Small};
    const ButtonWords words = lay_button(parts, face, 0);
    const Rect whole = take_field(parts);
    const float between = parts.px(parts.lengths().small_gap) + parts.px({2});
    const Rect button{whole.right() - words.width, whole.y, words.width, whole.h};
    const auto written =
        line_field(parts, {.id = field.id,
                           .label = field.label.utf8(),
                           .value = field.value,
                           .keyboard = KeyboardKind::Password,
                           .disguise = shown ? Disguise::None : Disguise::Dots,
                           .invalid = !field.error.empty(),
                           .rect = {whole.x, whole.y, whole.w - words.width - between, whole.h},
                           .block_top = top});
    if (press_button(parts, face, words, button).activated) {
        if (shown)
            shown_ones.erase(std::string{field.id});
        else
            shown_ones.emplace(field.id);
        parts.unsettled = true;
    }
    return written;
}

std::optional<DateParts> date_field(Frame& frame, const DateField& field)
{
    Parts& parts = frame.parts();
    const std::string id{field.id};
    draw_field_words(parts, field.id, {field.label, field.help, field.error, field.optional});
    parts.space().after = parts.px({1.6F});

    DateParts value = field.value;
    const Row row{frame, true};
    if (const auto day = date_digits(
            parts, field, {id + "/day", msg::date_day(frame.catalog()), 4.2F}, value.day))
        value.day = *day;

    const std::string month_id = id + "/month";
    const Rect rect = take_date_part(parts, {month_id, msg::date_month(frame.catalog()), 8});
    const std::vector<Option> months = month_options(frame.catalog());
    const std::string chosen = value.month == 0 ? std::string{} : std::to_string(value.month);
    if (const auto month = list_field(parts, {.id = month_id,
                                              .label = field.label,
                                              .options = months,
                                              .chosen = chosen,
                                              .columns = 3,
                                              .centred = true,
                                              .invalid = !field.error.empty(),
                                              .rect = rect}))
        std::from_chars(month->data(), month->data() + month->size(), value.month);

    if (const auto year = date_digits(
            parts, field, {id + "/year", msg::date_year(frame.catalog()), 5.2F, 4}, value.year))
        value.year = *year;
    if (value == field.value)
        return std::nullopt;
    return value;
}

void focus(Frame& frame, std::string_view id)
{
    set_focus(frame.parts(), id);
}

} // namespace kiosk::ui
