#include "shared/catalogue/section.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

base::Result<std::string> scalar_of(const Entry& entry)
{
    if (entry.kind != Entry::Kind::Scalar || entry.scalar.empty())
        return entry.refuse("a text is expected");
    return entry.scalar;
}

} // namespace

base::Result<Section> Section::open(const Entry& map, std::initializer_list<std::string_view> known)
{
    const Section section = TRY(over(map));
    for (std::size_t i = 0; i < map.names.size(); ++i) {
        const std::string& name = map.names[i];
        if (std::ranges::find(known, std::string_view{name}) == known.end())
            return map.items[i].refuse(fmt::format("unknown name '{}'", name));
        if (std::ranges::count(map.names, name) > 1)
            return map.items[i].refuse(fmt::format("'{}' stands twice", name));
    }
    return section;
}

base::Result<Section> Section::over(const Entry& map)
{
    if (map.kind != Entry::Kind::Map)
        return map.refuse("names and values are expected");
    return Section{map};
}

const Entry* Section::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_map->names, name);
    return found == m_map->names.end()
               ? nullptr
               : &m_map->items[static_cast<std::size_t>(found - m_map->names.begin())];
}

base::Result<const Entry*> Section::need(std::string_view name) const
{
    const Entry* found = find(name);
    if (found == nullptr)
        return m_map->refuse(fmt::format("'{}' is missing", name));
    return found;
}

base::Result<std::string> Section::text(std::string_view name) const
{
    const Entry* found = TRY(need(name));
    return scalar_of(*found);
}

base::Result<std::string> Section::text_or(std::string_view name, std::string otherwise) const
{
    const Entry* found = find(name);
    return found == nullptr ? base::Result<std::string>{std::move(otherwise)} : scalar_of(*found);
}

base::Result<bool> Section::flag_or(std::string_view name, bool otherwise) const
{
    const Entry* found = find(name);
    if (found == nullptr)
        return otherwise;
    const Value value = to_value(*found);
    if (value.boolean() == nullptr)
        return found->refuse("true or false is expected");
    return *value.boolean();
}

base::Result<std::size_t> Section::count_or(std::string_view name, std::size_t otherwise) const
{
    const Entry* found = find(name);
    if (found == nullptr)
        return otherwise;
    std::size_t count = 0;
    const char* last = found->scalar.data() + found->scalar.size();
    const auto [end, error] = std::from_chars(found->scalar.data(), last, count);
    if (error != std::errc{} || end != last)
        return found->refuse("a whole number is expected");
    return count;
}

base::Result<std::optional<base::Date>> Section::date(std::string_view name) const
{
    const Entry* found = find(name);
    if (found == nullptr)
        return std::nullopt;
    const auto parsed = base::parse_date(found->scalar);
    if (!parsed)
        return found->refuse(fmt::format("'{}' is no date", found->scalar));
    return parsed;
}

base::Result<Period> Section::period(std::string_view from, std::string_view to) const
{
    const Period period{TRY(date(from)), TRY(date(to))};
    if (period.from && period.to && *period.to < *period.from)
        return m_map->refuse("it ends before it starts");
    return period;
}

base::Result<std::vector<const Entry*>> Section::items(std::string_view name) const
{
    std::vector<const Entry*> items;
    const Entry* found = find(name);
    if (found == nullptr)
        return items;
    if (found->kind != Entry::Kind::List)
        return found->refuse("a list is expected");
    for (const Entry& item : found->items)
        items.push_back(&item);
    return items;
}

base::Result<std::vector<std::string>> Section::texts(std::string_view name) const
{
    std::vector<std::string> texts;
    for (const Entry* item : TRY(items(name)))
        texts.push_back(TRY(scalar_of(*item)));
    return texts;
}

} // namespace catalogue
