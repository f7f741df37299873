#include "shared/guide/scenario.h"

#include "shared/catalogue/section.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace guide
{

namespace
{

using catalogue::Entry;
using catalogue::Fact;
using catalogue::Facts;
using catalogue::FactType;
using catalogue::Value;

/// What a scenario may say beside facts.
bool is_about_itself(std::string_view name)
{
    constexpr std::array names{"facts",   "language",          "id",
                               "persona", "title_of_scenario", "expected"};
    return std::ranges::find(names, name) != names.end();
}

const Fact* fact_named(const catalogue::Catalogue& catalogue, std::string_view name)
{
    if (const Fact* fact = catalogue.fact(name))
        return fact;
    const auto& facts = catalogue.facts();
    const auto found = std::ranges::find(facts, name, &Fact::also);
    return found == facts.end() ? nullptr : &*found;
}

std::string in_our_words(const Fact& fact, const std::string& word, const OtherWords& others)
{
    const auto words = others.find(fact.name);
    if (words == others.end())
        return word;
    const auto found = words->second.find(word);
    return found == words->second.end() ? word : found->second;
}

Value scalar_for(const Fact& fact, const Entry& entry, const OtherWords& others)
{
    const std::string& text = entry.scalar;
    if (fact.type == FactType::YesNo) {
        const auto is_one_of = [&](const auto&... words) { return ((text == words) || ...); };
        if (is_one_of("true", "yes", "oui"))
            return true;
        if (is_one_of("false", "no", "non"))
            return false;
    }
    if (fact.type == FactType::Number)
        return to_value(entry);
    return in_our_words(fact, text, others);
}

base::Result<Value> value_for(const Fact& fact, const Entry& entry, const OtherWords& others)
{
    if (entry.kind == Entry::Kind::Empty)
        return Value{};
    Value value;
    if (entry.kind == Entry::Kind::List || fact.type == FactType::Choices) {
        Value::List list;
        for (const Entry& item : entry.items)
            list.push_back(scalar_for(fact, item, others));
        if (entry.kind == Entry::Kind::Scalar)
            list.push_back(scalar_for(fact, entry, others));
        value = std::move(list);
    } else {
        value = scalar_for(fact, entry, others);
    }
    if (!catalogue::fits(fact, value))
        return entry.refuse(fmt::format("'{}' is never that", fact.name));
    return value;
}

base::Result<void> add_facts(const Entry& map, const catalogue::Catalogue& catalogue,
                             const OtherWords& others, Facts& facts)
{
    if (map.kind != Entry::Kind::Map)
        return map.refuse("names of facts and their values are expected");
    for (std::size_t i = 0; i < map.items.size(); ++i) {
        if (is_about_itself(map.names[i]))
            continue;
        const Fact* fact = fact_named(catalogue, map.names[i]);
        if (fact == nullptr)
            return map.items[i].refuse(fmt::format("there is no fact '{}'", map.names[i]));
        facts[fact->name] = TRY(value_for(*fact, map.items[i], others));
    }
    return {};
}

const Entry* item_named(const Entry& map, std::string_view name)
{
    const auto found = std::ranges::find(map.names, name);
    return found == map.names.end()
               ? nullptr
               : &map.items[static_cast<std::size_t>(found - map.names.begin())];
}

} // namespace

base::Result<OtherWords> read_other_words(const std::filesystem::path& folder)
{
    const Entry file = TRY(catalogue::read_yaml(folder / "guide" / "other_words.yaml"));
    OtherWords others;
    for (std::size_t i = 0; i < file.items.size(); ++i)
        for (std::size_t j = 0; j < file.items[i].items.size(); ++j)
            others[file.names[i]][file.items[i].names[j]] = file.items[i].items[j].scalar;
    return others;
}

std::string language_of(const Entry& scenario)
{
    const Entry* language = item_named(scenario, "language");
    return language == nullptr ? "fr" : language->scalar;
}

base::Result<Facts> facts_in(const Entry& scenario, const catalogue::Catalogue& catalogue,
                             const OtherWords& others)
{
    Facts facts;
    TRY(add_facts(scenario, catalogue, others, facts));
    if (const Entry* nested = item_named(scenario, "facts"))
        TRY(add_facts(*nested, catalogue, others, facts));
    if (!facts.contains("today"))
        return scenario.refuse("'today' is missing");
    return facts;
}

} // namespace guide
