#include "shared/guide/parts.h"

namespace guide
{

namespace
{

/// Gathers what rules read.
class FactNames
{
public:
    void add(const catalogue::Rule& rule) { m_names.merge(rule.facts_read()); }

    void add(const Question& question)
    {
        add(question.when);
        for (const Option& option : question.options)
            add(option.visible);
    }

    void add(const Ground& ground)
    {
        add(ground.when);
        for (const Outcome& outcome : ground.outcomes) {
            add(outcome.when);
            for (const catalogue::OtherWay& way : outcome.others)
                add(way.when);
        }
    }

    std::set<std::string>& names() { return m_names; }

private:
    std::set<std::string> m_names{};
};

} // namespace

std::set<std::string> Guide::facts_read() const
{
    FactNames reading;
    for (const Supposition& supposition : m_parts->suppositions) {
        reading.add(supposition.value);
        reading.add(supposition.when);
    }
    for (const Reckoning& reckoning : m_parts->reckonings)
        reading.add(reckoning.value);
    for (const Question& question : m_parts->questions)
        reading.add(question);
    for (const Ground& ground : m_parts->grounds)
        reading.add(ground);
    for (const ContradictionRule& rule : m_parts->contradictions)
        reading.add(rule.when);
    reading.add(m_parts->window.applies);
    for (const Reckoning& reckoning : m_parts->reckonings)
        reading.names().erase(reckoning.name);
    return reading.names();
}

std::set<std::string> Guide::facts_supposed() const
{
    std::set<std::string> names;
    for (const Supposition& supposition : m_parts->suppositions)
        names.insert(supposition.fact);
    return names;
}

} // namespace guide
