#include "shared/catalogue/vocabulary.h"

#include "shared/catalogue/comparisons.h"
#include "shared/catalogue/literals.h"

#include <fmt/format.h>

namespace catalogue
{

Vocabulary Vocabulary::within(const Vocabulary& common)
{
    Vocabulary vocabulary{*common.m_exists, *common.m_faults};
    vocabulary.m_common = &common;
    return vocabulary;
}

void Vocabulary::declare(Fact fact)
{
    std::string name = fact.name;
    m_facts.insert_or_assign(std::move(name), std::move(fact));
}

const Fact* Vocabulary::fact(std::string_view name) const
{
    if (const auto found = m_facts.find(name); found != m_facts.end())
        return &found->second;
    return m_common == nullptr ? nullptr : m_common->fact(name);
}

std::vector<Fact> Vocabulary::facts() const
{
    std::vector<Fact> facts;
    for (const auto& [name, fact] : m_facts)
        facts.push_back(fact);
    return facts;
}

const Rule* Vocabulary::definition(std::string_view name) const
{
    if (const auto found = m_definitions.find(name); found != m_definitions.end())
        return &found->second;
    return m_common == nullptr ? nullptr : m_common->definition(name);
}

void Vocabulary::define(const std::string& name, const Entry& expression)
{
    if (fact(name) != nullptr || definition(name) != nullptr) {
        note(expression.refuse(fmt::format("fact '{}' is already there", name)).error());
        return;
    }
    m_definitions.emplace(name, rule(expression));
}

MessageKey Vocabulary::message(const Entry& key) const
{
    if (key.kind != Entry::Kind::Scalar)
        note(key.refuse("a message key is expected").error());
    else
        return message_named(key, key.scalar);
    return {};
}

MessageKey Vocabulary::message_named(const Entry& where, std::string key) const
{
    if (!(*m_exists)(key))
        note(where.refuse(fmt::format("message '{}' does not exist", key)).error());
    return key;
}

Rule Vocabulary::rule(const Entry& entry) const
{
    const Value json = to_value(entry);
    const auto defined = [&](std::string_view name) { return definition(name); };
    auto rule = Rule::from_value(json, defined);
    if (!rule) {
        note(entry.refuse(rule.error().detail).error());
        return {};
    }
    for (const std::string& name : rule->facts_read())
        if (fact(name) == nullptr)
            note(entry.refuse(fmt::format("a rule reads the unknown fact '{}'", name)).error());
    for (const Comparison& one : comparisons_in(json))
        if (const Fact* compared = fact(one.fact); compared != nullptr && !may_be(*compared, one))
            note(entry.refuse(fmt::format("'{}' is never '{}'", one.fact, one.value)).error());
    const auto declared = [&](std::string_view name) { return fact(name); };
    for (const std::string& fault : faults_of_literals(json, declared, defined))
        note(entry.refuse(fault).error());
    return *std::move(rule);
}

void Vocabulary::note(const base::Error& error) const
{
    m_faults->push_back({.text = error.detail});
}

void Vocabulary::note_absent(const Entry& where, const std::string& complaint) const
{
    m_faults->push_back({.text = where.refuse(complaint).error().detail, .pending = true});
}

base::Result<void> read_definitions(const Entry& map, Vocabulary& vocabulary)
{
    if (map.kind != Entry::Kind::Map)
        return map.refuse("names and their expressions are expected");
    for (std::size_t i = 0; i < map.items.size(); ++i)
        vocabulary.define(map.names[i], map.items[i]);
    return {};
}

} // namespace catalogue
