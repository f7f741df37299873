#include "shared/guide/explanations.h"

#include "shared/catalogue/section.h"

#include <algorithm>

namespace guide
{

namespace
{

using base::Result;
using catalogue::Entry;
using catalogue::Section;

Result<base::Date> day_in(const Section& section)
{
    const auto day = TRY(section.date("as_of"));
    if (!day)
        return section.entry().refuse("as_of is missing");
    return *day;
}

Result<Source> read_source(const Entry& entry)
{
    if (entry.kind == Entry::Kind::Scalar)
        return Source{.name = entry.scalar};
    const Section section = TRY(Section::open(entry, {"article", "as_of"}));
    Source source;
    source.name = TRY(section.text("article"));
    source.as_of = TRY(day_in(section));
    return source;
}

Result<std::string> message(const Section& section, std::string_view name,
                            const catalogue::Catalogue::MessageExists& exists)
{
    const Entry* entry = TRY(section.need(name));
    if (!exists(entry->scalar))
        return entry->refuse("there is no message '" + entry->scalar + "'");
    return entry->scalar;
}

Result<Explanation> read_explanation(const Entry& entry,
                                     const catalogue::Catalogue::MessageExists& exists)
{
    const Section section = TRY(Section::open(
        entry, {"id", "title", "text", "as_of", "sources", "valid_from", "valid_to"}));
    Explanation explanation;
    explanation.id = TRY(section.text("id"));
    explanation.title = TRY(message(section, "title", exists));
    explanation.text = TRY(message(section, "text", exists));
    explanation.as_of = TRY(day_in(section));
    explanation.valid = TRY(section.period());
    for (const Entry* source : TRY(section.items("sources")))
        explanation.sources.push_back(TRY(read_source(*source)));
    if (explanation.sources.empty())
        return entry.refuse("an answer names its sources");
    return explanation;
}

} // namespace

Result<Explanations> Explanations::load(const std::filesystem::path& folder,
                                        const catalogue::Catalogue::MessageExists& exists)
{
    const Entry file = TRY(catalogue::read_yaml(folder / "guide" / "answers.yaml"));
    const Section section = TRY(Section::open(file, {"answers"}));
    Explanations loaded;
    for (const Entry* item : TRY(section.items("answers"))) {
        Explanation explanation = TRY(read_explanation(*item, exists));
        if (std::ranges::any_of(loaded.m_all, [&](const Explanation& other) {
                return other.id == explanation.id && meet(other.valid, explanation.valid);
            }))
            return item->refuse("the answer '" + explanation.id + "' stands twice");
        loaded.m_all.push_back(std::move(explanation));
    }
    return loaded;
}

const Explanation* Explanations::find(std::string_view id, base::Date day) const
{
    const auto found = std::ranges::find_if(
        m_all, [&](const Explanation& one) { return one.id == id && one.valid.holds(day); });
    return found == m_all.end() ? nullptr : &*found;
}

} // namespace guide
