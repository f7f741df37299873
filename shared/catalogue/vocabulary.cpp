#include "shared/catalogue/vocabulary.h"

#include "shared/catalogue/section.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

using Definitions = std::map<std::string, Value>;

Value expanded(const Value& json, const Definitions& definitions);

/// The second argument of these reads the item at hand, not the facts.
bool reads_items(const std::string& operation)
{
    return operation == "map" || operation == "filter" || operation == "reduce" ||
           operation == "all" || operation == "none" || operation == "some";
}

const Value* definition_read(const Value::Object& object, const Definitions& definitions)
{
    if (object.size() != 1 || object.begin()->first != "var")
        return nullptr;
    const Value* name = &object.begin()->second;
    if (const auto* list = std::get_if<Value::List>(&name->content); list && list->size() == 1)
        name = &list->front();
    const auto found =
        name->text() != nullptr ? definitions.find(*name->text()) : definitions.end();
    return found == definitions.end() ? nullptr : &found->second;
}

Value expanded_list(const Value::List& list, const Definitions& definitions, bool skip_second)
{
    Value::List result;
    for (std::size_t i = 0; i < list.size(); ++i)
        result.push_back(skip_second && i == 1 ? list[i] : expanded(list[i], definitions));
    return result;
}

Value expanded(const Value& json, const Definitions& definitions)
{
    if (const auto* list = std::get_if<Value::List>(&json.content))
        return expanded_list(*list, definitions, false);
    const auto* object = std::get_if<Value::Object>(&json.content);
    if (object == nullptr)
        return json;
    if (const Value* definition = definition_read(*object, definitions))
        return *definition;
    Value::Object result;
    for (const auto& [name, item] : *object) {
        const auto* list = std::get_if<Value::List>(&item.content);
        result.emplace(name, list != nullptr ? expanded_list(*list, definitions, reads_items(name))
                                             : expanded(item, definitions));
    }
    return result;
}

} // namespace

base::Result<void> Vocabulary::define(const std::string& name, const Entry& expression)
{
    if (m_facts.contains(name) || m_definitions.contains(name))
        return expression.refuse(fmt::format("fact '{}' is already there", name));
    TRY(rule(expression));
    m_definitions.emplace(name, expanded(to_value(expression), m_definitions));
    return {};
}

base::Result<MessageKey> Vocabulary::message(const Entry& key) const
{
    if (key.kind != Entry::Kind::Scalar)
        return key.refuse("a message key is expected");
    if (!(*m_exists)(key.scalar))
        return key.refuse(fmt::format("message '{}' does not exist", key.scalar));
    return key.scalar;
}

base::Result<Rule> Vocabulary::rule(const Entry& entry) const
{
    const auto rule = Rule::from_value(expanded(to_value(entry), m_definitions));
    if (!rule)
        return entry.refuse(rule.error().detail);
    for (const std::string& fact : rule->facts_read())
        if (!m_facts.contains(fact))
            return entry.refuse(fmt::format("a rule reads the unknown fact '{}'", fact));
    return *rule;
}

base::Result<void> read_definitions(const Entry& map, Vocabulary& vocabulary)
{
    if (map.kind != Entry::Kind::Map)
        return map.refuse("names and their expressions are expected");
    for (std::size_t i = 0; i < map.items.size(); ++i)
        TRY(vocabulary.define(map.names[i], map.items[i]));
    return {};
}

base::Result<void> read_facts(const Entry& file, Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(file, {"register", "session", "computed"}));
    for (const char* group : {"register", "session"})
        for (const Entry* item : TRY(section.items(group))) {
            if (vocabulary.knows(item->scalar))
                return item->refuse(fmt::format("fact '{}' is already there", item->scalar));
            vocabulary.declare(item->scalar);
        }
    if (const Entry* computed = section.find("computed"))
        TRY(read_definitions(*computed, vocabulary));
    return {};
}

} // namespace catalogue
