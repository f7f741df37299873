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

constexpr std::array<std::pair<std::string_view, FieldFormat>, 6> formats{{
    {"siret", FieldFormat::Siret},
    {"stamp", FieldFormat::Stamp},
    {"foreigner_number", FieldFormat::ForeignerNumber},
    {"request_number", FieldFormat::RequestNumber},
    {"visa_number", FieldFormat::VisaNumber},
    {"title_number", FieldFormat::TitleNumber},
}};

FactType type_of(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Date:
        return FactType::Date;
    case FieldKind::Choice:
        return FactType::Choice;
    case FieldKind::Country:
    case FieldKind::Nationality:
        return FactType::Country;
    case FieldKind::Number:
        return FactType::Number;
    case FieldKind::YesNo:
    case FieldKind::Attestation:
        return FactType::YesNo;
    default:
        return FactType::Text;
    }
}

base::Result<Option> read_option(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"value", "label"}));
    std::string value = TRY(section.text("value"));
    MessageKey label = TRY(message_in(section, "label", vocabulary));
    return Option{std::move(value), std::move(label)};
}

void collect_fields(const Entry& entry, std::vector<const Entry*>& fields)
{
    for (std::size_t i = 0; i < entry.items.size(); ++i) {
        const Entry& item = entry.items[i];
        if (entry.kind == Entry::Kind::Map && entry.names[i] == "fields")
            for (const Entry& field : item.items)
                fields.push_back(&field);
        else
            collect_fields(item, fields);
    }
}

/// The fact that a field's answer becomes.
base::Result<Fact> fact_of(const Entry& field)
{
    const Section section = TRY(Section::over(field));
    Fact fact{.name = TRY(section.text("id")), .origin = FactOrigin::Field};
    const Entry* kind = TRY(section.need("kind"));
    fact.type = type_of(TRY(choose(*kind, kinds)));
    for (const Entry* option : TRY(section.items("options")))
        fact.values.push_back(TRY(TRY(Section::over(*option)).text("value")));
    return fact;
}

Fact fact_of(const Field& field)
{
    Fact fact{.name = field.id, .type = type_of(field.kind), .origin = FactOrigin::Field};
    for (const Option& option : field.options)
        fact.values.push_back(option.value);
    return fact;
}

base::Result<void> share(const Entry& field, const Fact& mine, const Fact& known)
{
    if (mine.type != known.type)
        return field.refuse(fmt::format("fact '{}' has another type", known.name));
    for (const std::string& value : mine.values)
        if (std::ranges::find(known.values, value) == known.values.end())
            return field.refuse(fmt::format("fact '{}' is never '{}'", known.name, value));
    return {};
}

base::Result<void> declare_field(const Entry& field, std::set<std::string>& seen,
                                 Vocabulary& vocabulary)
{
    Fact fact = TRY(fact_of(field));
    const Entry* read_only = TRY(Section::over(field)).find("read_only");
    const Fact* known = vocabulary.fact(fact.name);
    if (read_only != nullptr && read_only->scalar == "true" && known == nullptr)
        return field.refuse(
            fmt::format("'{}' is read-only, but the register has no such fact", fact.name));
    if (!seen.insert(fact.name).second)
        return field.refuse(fmt::format("field '{}' stands twice", fact.name));
    if (vocabulary.definition(fact.name) != nullptr)
        return field.refuse(fmt::format("fact '{}' is already there", fact.name));
    if (known != nullptr)
        return share(field, fact, *known);
    vocabulary.declare(std::move(fact));
    return {};
}

base::Result<Field> read_field(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "kind", "label", "help", "options", "visible", "required",
                                  "read_only", "max_length", "format"}));
    Field field;
    field.id = TRY(section.text("id"));
    const Entry* kind = TRY(section.need("kind"));
    field.kind = TRY(choose(*kind, kinds));
    field.label = TRY(message_in(section, "label", vocabulary));
    field.help = TRY(optional_message_in(section, "help", vocabulary));
    field.options = read_each(section, "options", vocabulary,
                              once_each("option", &Option::value, [&](const Entry& item) {
                                  return read_option(item, vocabulary);
                              }));
    field.visible = rule_in(section, "visible", vocabulary);
    field.required = rule_in(section, "required", vocabulary);
    field.read_only = TRY(section.flag_or("read_only", false));
    field.max_length = TRY(section.count_or("max_length", 0));
    if (const Entry* format = section.find("format"))
        field.format = TRY(choose(*format, formats));
    if (field.format != FieldFormat::Free && field.kind != FieldKind::Text)
        return entry.refuse("only a text has a format");
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
    check.holds = rule_in(section, "holds", vocabulary);
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

void declare_fields(const Entry& below, Vocabulary& vocabulary)
{
    std::vector<const Entry*> fields;
    collect_fields(below, fields);
    std::set<std::string> seen;
    for (const Entry* field : fields)
        if (const auto declared = declare_field(*field, seen, vocabulary); !declared)
            vocabulary.note(declared.error());
}

void declare_fields_of(const Entry& procedure, const std::vector<Step>& steps,
                       Vocabulary& vocabulary)
{
    std::set<std::string> seen;
    for (const Step& step : steps)
        for (const Page& page : step.pages)
            for (const Field& field : page.fields) {
                if (!seen.insert(field.id).second)
                    vocabulary.note(
                        procedure.refuse(fmt::format("field '{}' stands twice", field.id)).error());
                if (vocabulary.fact(field.id) == nullptr)
                    vocabulary.declare(fact_of(field));
            }
}

base::Result<Page> read_page_head(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "group", "title", "help", "visible", "fields", "checks"}));
    Page page;
    page.id = TRY(section.text("id"));
    page.title = TRY(message_in(section, "title", vocabulary));
    page.help = TRY(optional_message_in(section, "help", vocabulary));
    page.group = TRY(optional_message_in(section, "group", vocabulary));
    page.visible = rule_in(section, "visible", vocabulary);
    return page;
}

base::Result<Page> read_page(const Entry& entry, const Vocabulary& vocabulary)
{
    Page page = TRY(read_page_head(entry, vocabulary));
    const Section section = TRY(Section::over(entry));
    page.fields = read_each(section, "fields", vocabulary,
                            [&](const Entry& item) { return read_field(item, vocabulary); });
    page.checks = read_each(section, "checks", vocabulary,
                            [&](const Entry& item) { return read_check(item, page, vocabulary); });
    const Entry* fields = TRY(section.need("fields"));
    if (fields->items.empty())
        return entry.refuse("a page asks at least one thing");
    return page;
}

} // namespace catalogue
