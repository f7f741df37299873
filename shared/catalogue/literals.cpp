#include "shared/catalogue/literals.h"

#include "shared/base/date.h"
#include "shared/catalogue/json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

using List = Value::List;

constexpr std::array orders{"<", "<=", ">", ">=", "==", "===", "!=", "!=="};
constexpr std::array units{"years", "months", "days"};

bool is_literal(const Value& value)
{
    return value.text() != nullptr || value.number() != nullptr;
}

bool is_day(const Value& value)
{
    return value.text() != nullptr && base::parse_date(*value.text()).has_value();
}

class Check
{
public:
    Check(const FactNamed& fact_named, const RuleNamed& rule_named)
        : m_fact_named{fact_named}, m_rule_named{rule_named}
    {
    }

    void look(const Value& json)
    {
        if (const auto* list = std::get_if<List>(&json.content))
            for (const Value& item : *list)
                look(item);
        const auto* object = std::get_if<Value::Object>(&json.content);
        if (object == nullptr)
            return;
        for (const auto& [operation, arguments] : *object) {
            if (const auto* list = std::get_if<List>(&arguments.content))
                operation_of(operation, *list);
            look(arguments);
        }
    }

    std::vector<std::string> faults{};

private:
    void operation_of(const std::string& operation, const List& list)
    {
        if (std::ranges::find(orders, operation) != orders.end())
            compared(list);
        if ((operation == "date_add" || operation == "age" || operation == "days_between") &&
            !list.empty())
            day(list.front());
        if ((operation == "age" || operation == "days_between") && list.size() > 1)
            day(list[1]);
        if (operation == "date_add")
            unit(list);
    }

    /// All that is held against a day, or against a number, is one.
    void compared(const List& list)
    {
        const auto some = [&](FactType type) {
            return std::ranges::any_of(list, [&](const Value& one) { return is(one, type); });
        };
        if (some(FactType::Date))
            for (const Value& one : list)
                day(one);
        if (some(FactType::Number))
            for (const Value& one : list)
                if (one.text() != nullptr)
                    complain(one, "is no number");
    }

    void day(const Value& value)
    {
        if (is_literal(value) && !is_day(value))
            complain(value, "is no day");
    }

    void unit(const List& list)
    {
        if (list.size() != 3)
            faults.emplace_back("date_add takes a day, a number and a unit");
        else if (is_literal(list[2]) && (list[2].text() == nullptr ||
                                         std::ranges::find(units, *list[2].text()) == units.end()))
            complain(list[2], "is not years, months or days");
    }

    bool is(const Value& value, FactType type) const
    {
        const auto* object = std::get_if<Value::Object>(&value.content);
        if (object == nullptr || object->size() != 1)
            return false;
        const auto& [operation, argument] = *object->begin();
        if (operation == "date_add")
            return type == FactType::Date;
        if (operation == "age" || operation == "days_between")
            return type == FactType::Number;
        if (operation != "var" || argument.text() == nullptr)
            return false;
        if (const Rule* rule = m_rule_named(*argument.text()))
            return is(rule->written(), type);
        const Fact* fact = m_fact_named(*argument.text());
        return fact != nullptr && fact->type == type;
    }

    void complain(const Value& value, const char* what)
    {
        faults.push_back(fmt::format("{} {}", to_json(value), what));
    }

    const FactNamed& m_fact_named;
    const RuleNamed& m_rule_named;
};

} // namespace

std::vector<std::string> faults_of_literals(const Value& rule, const FactNamed& fact_named,
                                            const RuleNamed& rule_named)
{
    Check check{fact_named, rule_named};
    check.look(rule);
    return std::move(check.faults);
}

} // namespace catalogue
