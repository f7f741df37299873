#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/catalogue/entry.h"

#include <map>
#include <string>
#include <vector>

namespace catalogue
{

/// The names that a file may use: messages, facts, and facts that are reckoned from others. It
/// gathers what is wrong, so that reading goes on after a mistake.
class Vocabulary
{
public:
    Vocabulary(const Catalogue::MessageExists& exists, std::vector<Fault>& faults)
        : m_exists{&exists}, m_faults{&faults}
    {
    }
    /// What one file adds to the common names. The common ones must outlive it.
    static Vocabulary within(const Vocabulary& common);

    void declare(Fact fact);
    /// Nothing where no file has that fact.
    const Fact* fact(std::string_view name) const;
    std::vector<Fact> facts() const;
    /// A name for an expression, to stand for it wherever `{"var": name}` is read later.
    void define(const std::string& name, const Entry& expression);
    const Rule* definition(std::string_view name) const;

    /// Notes a message that does not exist.
    MessageKey message(const Entry& key) const;
    /// The same for a key that the entry implies.
    MessageKey message_named(const Entry& where, std::string key) const;
    /// Notes an unknown operator, an unknown fact, and a value that a fact never has.
    Rule rule(const Entry& entry) const;

    void note(const base::Error& error) const;
    /// Notes the name of something that no file has yet.
    void note_absent(const Entry& where, const std::string& complaint) const;

private:
    const Vocabulary* m_common = nullptr;
    const Catalogue::MessageExists* m_exists;
    std::vector<Fault>* m_faults;
    std::map<std::string, Fact, std::less<>> m_facts;
    std::map<std::string, Rule, std::less<>> m_definitions;
};

/// Reads facts.yaml.
base::Result<void> read_facts(const Entry& file, Vocabulary& vocabulary);

/// Reads a map of definitions.
base::Result<void> read_definitions(const Entry& map, Vocabulary& vocabulary);

} // namespace catalogue
