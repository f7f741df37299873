#include "shared/catalogue/readers.h"

#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

constexpr std::array<std::pair<std::string_view, FieldKind>, 13> kinds{{
    {"text", FieldKind::Text},
    {"name", FieldKind::Name},
    {"date", FieldKind::Date},
    {"choice", FieldKind::Choice},
    {"country", FieldKind::Country},
    {"nationality", FieldKind::Nationality},
    {"address", FieldKind::Address},
    {"phone", FieldKind::Phone},
    {"email", FieldKind::Email},
    {"number", FieldKind::Number},
    {"yes_no", FieldKind::YesNo},
    {"attestation", FieldKind::Attestation},
    {"long_text", FieldKind::LongText},
}};

base::Result<std::vector<Option>> read_options(const Section& field, const Vocabulary& vocabulary)
{
    std::vector<Option> options;
    for (const Entry* item : TRY(field.items("options"))) {
        const Section section = TRY(Section::open(*item, {"value", "label"}));
        Option option{TRY(section.text("value")), TRY(message_in(section, "label", vocabulary))};
        if (contains(options, option.value, &Option::value))
            return item->refuse(fmt::format("option '{}' stands twice", option.value));
        options.push_back(std::move(option));
    }
    return options;
}

base::Result<Field> read_field(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "kind", "label", "help", "options", "visible", "required",
                                  "read_only", "max_length"}));
    Field field;
    field.id = TRY(section.text("id"));
    const Entry* kind = TRY(section.need("kind"));
    field.kind = TRY(choose(*kind, kinds));
    field.label = TRY(message_in(section, "label", vocabulary));
    field.help = TRY(optional_message_in(section, "help", vocabulary));
    field.options = TRY(read_options(section, vocabulary));
    field.visible = TRY(rule_in(section, "visible", vocabulary));
    field.required = TRY(rule_in(section, "required", vocabulary));
    field.read_only = TRY(section.flag_or("read_only", false));
    field.max_length = TRY(section.count_or("max_length", 0));
    if ((field.kind == FieldKind::Choice) == field.options.empty())
        return entry.refuse("a choice has options, and nothing else has");
    if (field.read_only)
        field.required = TRY(Rule::from_value(false));
    return field;
}

base::Result<Check> read_check(const Entry& entry, const Page& page, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"holds", "field", "message", "ineligible",
                                                      "title", "advice", "outcome", "others"}));
    TRY(section.need("holds"));
    Check check;
    check.holds = TRY(rule_in(section, "holds", vocabulary));
    check.field = TRY(section.text("field"));
    check.message = TRY(message_in(section, "message", vocabulary));
    check.ineligible = TRY(section.flag_or("ineligible", false));
    check.title = TRY(optional_message_in(section, "title", vocabulary));
    check.advice = TRY(optional_message_in(section, "advice", vocabulary));
    check.outcome = TRY(section.text_or("outcome", ""));
    check.others = TRY(section.texts("others"));
    if (!contains(page.fields, check.field, &Field::id))
        return entry.refuse(fmt::format("'{}' is no field of this page", check.field));
    return check;
}

} // namespace

base::Result<Page> read_page(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "group", "title", "help", "visible", "fields", "checks"}));
    Page page;
    page.id = TRY(section.text("id"));
    page.title = TRY(message_in(section, "title", vocabulary));
    page.help = TRY(optional_message_in(section, "help", vocabulary));
    page.group = TRY(optional_message_in(section, "group", vocabulary));
    page.visible = TRY(rule_in(section, "visible", vocabulary));
    for (const Entry* item : TRY(section.items("fields")))
        page.fields.push_back(TRY(read_field(*item, vocabulary)));
    for (const Entry* item : TRY(section.items("checks")))
        page.checks.push_back(TRY(read_check(*item, page, vocabulary)));
    if (page.fields.empty())
        return entry.refuse("a page asks at least one thing");
    return page;
}

} // namespace catalogue
