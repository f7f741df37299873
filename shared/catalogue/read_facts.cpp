#include "shared/catalogue/section.h"
#include "shared/catalogue/vocabulary.h"

#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

constexpr std::array<std::pair<std::string_view, FactType>, 7> types{{
    {"text", FactType::Text},
    {"date", FactType::Date},
    {"number", FactType::Number},
    {"yes_no", FactType::YesNo},
    {"choice", FactType::Choice},
    {"choices", FactType::Choices},
    {"country", FactType::Country},
}};

constexpr std::array<std::pair<std::string_view, FactOrigin>, 3> groups{{
    {"register", FactOrigin::Register},
    {"session", FactOrigin::Session},
    {"person", FactOrigin::Person},
}};

base::Result<Fact> read_fact(const std::string& name, const Entry& entry, FactOrigin origin)
{
    const Section section = TRY(Section::open(entry, {"type", "values", "also"}));
    Fact fact{.name = name, .origin = origin};
    const Entry* type = TRY(section.need("type"));
    fact.type = TRY(choose(*type, types));
    fact.values = TRY(section.texts("values"));
    fact.also = TRY(section.text_or("also", ""));
    const bool chosen = fact.type == FactType::Choice || fact.type == FactType::Choices;
    if (chosen == fact.values.empty())
        return entry.refuse("a choice has values, and nothing else has");
    return fact;
}

base::Result<void> read_group(const Entry& map, FactOrigin origin, Vocabulary& vocabulary)
{
    if (map.kind != Entry::Kind::Map)
        return map.refuse("names of facts and their types are expected");
    for (std::size_t i = 0; i < map.items.size(); ++i) {
        auto fact = read_fact(map.names[i], map.items[i], origin);
        if (!fact)
            vocabulary.note(fact.error());
        else if (vocabulary.fact(fact->name) != nullptr)
            vocabulary.note(
                map.items[i].refuse(fmt::format("fact '{}' is already there", fact->name)).error());
        else
            vocabulary.declare(*std::move(fact));
    }
    return {};
}

} // namespace

base::Result<void> read_facts(const Entry& file, Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(file, {"register", "session", "person", "computed"}));
    for (const auto& [name, origin] : groups)
        if (const Entry* group = section.find(name))
            TRY(read_group(*group, origin, vocabulary));
    if (const Entry* computed = section.find("computed"))
        TRY(read_definitions(*computed, vocabulary));
    return {};
}

} // namespace catalogue
