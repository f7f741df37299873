#pragma once

#include "shared/base/date.h"
#include "shared/catalogue/entry.h"
#include "shared/catalogue/period.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace catalogue
{

/// A map of a YAML file, read by the names it may have. Every error names file and line.
class Section
{
public:
    /// Refuses a name that is not among the known ones, and one that stands twice.
    static base::Result<Section> open(const Entry& map,
                                      std::initializer_list<std::string_view> known);

    /// Whatever its names are.
    static base::Result<Section> over(const Entry& map);

    const Entry& entry() const { return *m_map; }
    const Entry* find(std::string_view name) const;
    base::Result<const Entry*> need(std::string_view name) const;

    base::Result<std::string> text(std::string_view name) const;
    base::Result<std::string> text_or(std::string_view name, std::string otherwise) const;
    base::Result<bool> flag_or(std::string_view name, bool otherwise) const;
    base::Result<std::size_t> count_or(std::string_view name, std::size_t otherwise) const;
    base::Result<std::optional<base::Date>> date(std::string_view name) const;
    /// `valid_from` and `valid_to`, or the names that stand for them here.
    base::Result<Period> period(std::string_view from = "valid_from",
                                std::string_view to = "valid_to") const;
    /// The items of a list; none where the list is absent.
    base::Result<std::vector<const Entry*>> items(std::string_view name) const;
    base::Result<std::vector<std::string>> texts(std::string_view name) const;

private:
    explicit Section(const Entry& map) : m_map{&map} {}
    const Entry* m_map;
};

/// The enumerator with that name, of a table of pairs.
template <typename Table>
auto choose(const Entry& entry, const Table& table)
    -> base::Result<typename Table::value_type::second_type>
{
    for (const auto& [name, enumerator] : table)
        if (entry.kind == Entry::Kind::Scalar && entry.scalar == name)
            return enumerator;
    return entry.refuse("unknown word '" + entry.scalar + "'");
}

} // namespace catalogue
