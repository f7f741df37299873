#include "shared/catalogue/fact.h"

#include "shared/base/date.h"
#include "shared/catalogue/json.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

namespace catalogue
{

namespace
{

bool is_among(const Fact& fact, const Value& value)
{
    return value.text() != nullptr &&
           std::ranges::find(fact.values, *value.text()) != fact.values.end();
}

bool is_date(const Value& value)
{
    return value.text() != nullptr && base::parse_date(*value.text()).has_value();
}

bool is_country_code(const Value& value)
{
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    return value.text() != nullptr && value.text()->size() == 2 &&
           std::ranges::all_of(*value.text(), is_capital);
}

Value value_written(const Fact& fact, std::string_view text)
{
    if (fact.type == FactType::YesNo && (text == "true" || text == "false"))
        return text == "true";
    if (fact.type == FactType::Number)
        return parse_json(text).value_or(Value{std::string{text}});
    if (fact.type != FactType::Choices)
        return std::string{text};
    Value::List values;
    for (const auto part : std::views::split(text, ','))
        values.emplace_back(std::string{std::string_view{part}});
    return values;
}

std::string expected(const Fact& fact)
{
    switch (fact.type) {
    case FactType::Date:
        return "a day such as 2026-11-23";
    case FactType::Number:
        return "a number";
    case FactType::YesNo:
        return "true or false";
    case FactType::Choice:
        return fmt::format("one of {}", fmt::join(fact.values, ", "));
    case FactType::Choices:
        return fmt::format("some of {}", fmt::join(fact.values, ", "));
    case FactType::Country:
        return "a country's code of two capitals";
    case FactType::Text:
        break;
    }
    return "a text";
}

} // namespace

bool fits(const Fact& fact, const Value& value)
{
    if (value.is_null())
        return true;
    switch (fact.type) {
    case FactType::Date:
        return is_date(value);
    case FactType::Number:
        return value.number() != nullptr;
    case FactType::YesNo:
        return value.boolean() != nullptr;
    case FactType::Choice:
        return is_among(fact, value);
    case FactType::Choices: {
        const auto* list = std::get_if<Value::List>(&value.content);
        return list != nullptr &&
               std::ranges::all_of(*list, [&](const Value& item) { return is_among(fact, item); });
    }
    case FactType::Country:
        return is_country_code(value);
    case FactType::Text:
        break;
    }
    return value.text() != nullptr;
}

base::Result<Value> parse_fact(const Fact& fact, std::string_view text)
{
    Value value = value_written(fact, text);
    if (!fits(fact, value))
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("'{}' is {}, not '{}'", fact.name, expected(fact), text));
    return value;
}

} // namespace catalogue
