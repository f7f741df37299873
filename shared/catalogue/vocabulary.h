#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/catalogue/entry.h"

#include <map>
#include <set>
#include <string>

namespace catalogue
{

/// The names that a file may use: messages, facts, and facts that are reckoned from others.
class Vocabulary
{
public:
    explicit Vocabulary(const Catalogue::MessageExists& exists) : m_exists{&exists} {}

    void declare(const std::string& fact) { m_facts.insert(fact); }
    bool knows(const std::string& fact) const { return m_facts.contains(fact); }
    /// A name for an expression, to stand for it wherever `{"var": name}` is read later.
    base::Result<void> define(const std::string& name, const Entry& expression);

    base::Result<MessageKey> message(const Entry& key) const;
    /// Refuses an unknown operator and an unknown fact.
    base::Result<Rule> rule(const Entry& entry) const;

private:
    const Catalogue::MessageExists* m_exists;
    std::set<std::string> m_facts;
    std::map<std::string, Value> m_definitions;
};

/// Reads facts.yaml.
base::Result<void> read_facts(const Entry& file, Vocabulary& vocabulary);

/// Reads a map of definitions.
base::Result<void> read_definitions(const Entry& map, Vocabulary& vocabulary);

} // namespace catalogue
