#include "shared/catalogue/comparisons.h"

#include <algorithm>

namespace catalogue
{

namespace
{

using List = Value::List;

const std::string* fact_in(const Value& json)
{
    const auto* object = std::get_if<Value::Object>(&json.content);
    if (object == nullptr || object->size() != 1 || object->begin()->first != "var")
        return nullptr;
    return object->begin()->second.text();
}

void compare(const Value& fact, const Value& value, std::vector<Comparison>& found)
{
    const std::string* name = fact_in(fact);
    if (name == nullptr)
        return;
    if (const std::string* text = value.text())
        found.push_back({*name, *text});
    if (const auto* list = std::get_if<List>(&value.content))
        for (const Value& item : *list)
            compare(fact, item, found);
}

bool compares(const std::string& operation)
{
    return operation == "==" || operation == "===" || operation == "!=" || operation == "!==" ||
           operation == "in";
}

void collect(const Value& json, std::vector<Comparison>& found)
{
    if (const auto* list = std::get_if<List>(&json.content))
        for (const Value& item : *list)
            collect(item, found);
    const auto* object = std::get_if<Value::Object>(&json.content);
    if (object == nullptr)
        return;
    for (const auto& [operation, arguments] : *object) {
        const auto* list = std::get_if<List>(&arguments.content);
        if (compares(operation) && list != nullptr && list->size() == 2) {
            compare(list->front(), list->back(), found);
            compare(list->back(), list->front(), found);
        }
        collect(arguments, found);
    }
}

} // namespace

std::vector<Comparison> comparisons_in(const Value& rule)
{
    std::vector<Comparison> found;
    collect(rule, found);
    return found;
}

bool may_be(const Fact& fact, const Comparison& comparison)
{
    if (fact.type == FactType::Choice || fact.type == FactType::Choices)
        return std::ranges::find(fact.values, comparison.value) != fact.values.end();
    return fits(fact, comparison.value);
}

} // namespace catalogue
