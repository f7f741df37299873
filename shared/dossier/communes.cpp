#include "shared/dossier/communes.h"

#include "shared/base/file.h"
#include "shared/dossier/digits.h"
#include "shared/dossier/place_name.h"

#include <array>
#include <fmt/format.h>

namespace dossier
{

namespace
{

using Columns = std::array<std::string_view, 3>;

/// The text up to the separator, which is taken off with it.
std::string_view take(std::string_view& text, char separator)
{
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

base::Result<std::vector<Columns>> rows_of(std::string_view text, const std::string& file)
{
    std::vector<Columns> rows;
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = take(text, '\n');
        const std::string_view first = take(line, '\t');
        const std::string_view second = take(line, '\t');
        if (first.empty() || second.empty() || line.empty())
            return base::failure(base::ErrorCode::DataInvalid,
                                 fmt::format("{}:{}: three columns are expected", file, number));
        rows.push_back({first, second, line});
    }
    return rows;
}

base::Result<std::string> content_of(const std::filesystem::path& file)
{
    std::string text = base::read_file(file).value_or("");
    if (text.empty())
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}:1: cannot be read", file.string()));
    return text;
}

/// Article L.2511-3 of the CGCT: the arrondissements have codes of their own.
std::string_view commune_of_arrondissement(std::string_view insee)
{
    if (insee.starts_with("751"))
        return "75056";
    if (insee.starts_with("132"))
        return "13055";
    return insee.starts_with("6938") ? "69123" : insee;
}

} // namespace

bool Commune::has_postal_code(std::string_view code) const
{
    for (std::string_view rest = postal_codes; !rest.empty();)
        if (take(rest, ' ') == code)
            return true;
    return false;
}

std::vector<std::string> Commune::postal_code_list() const
{
    std::vector<std::string> codes;
    for (std::string_view rest = postal_codes; !rest.empty();)
        codes.emplace_back(take(rest, ' '));
    return codes;
}

base::Result<Communes> Communes::load(const std::filesystem::path& file)
{
    Communes communes{TRY(content_of(file))};
    for (const auto& [insee, name, codes] : TRY(rows_of(*communes.m_text, file.string())))
        communes.m_communes.push_back({insee, name, codes});
    return communes;
}

const Commune* Communes::find(std::string_view insee) const
{
    const auto found = std::ranges::find(m_communes, insee, &Commune::insee);
    return found == m_communes.end() ? nullptr : &*found;
}

std::vector<const Commune*> Communes::of_postal_code(std::string_view code) const
{
    std::vector<const Commune*> found;
    for (const Commune& commune : m_communes)
        if (commune.has_postal_code(code))
            found.push_back(&commune);
    return found;
}

std::vector<const Commune*> Communes::starting_with(std::string_view typed,
                                                    std::size_t at_most) const
{
    std::vector<const Commune*> found;
    const std::string wanted = folded_place(typed);
    if (wanted.empty())
        return found;
    const bool by_code = is_digit(wanted.front());
    for (const Commune& commune : m_communes) {
        if (found.size() == at_most)
            break;
        const bool fits = by_code ? (" " + std::string{commune.postal_codes}).contains(" " + wanted)
                                  : folded_place(commune.name).starts_with(wanted);
        if (fits)
            found.push_back(&commune);
    }
    return found;
}

bool Communes::agree(std::string_view postal_code, std::string_view insee) const
{
    const Commune* commune = find(commune_of_arrondissement(insee));
    return commune != nullptr && commune->has_postal_code(postal_code);
}

base::Result<std::vector<Department>> load_departments(const std::filesystem::path& file)
{
    const std::string text = TRY(content_of(file));
    std::vector<Department> departments;
    for (const auto& [code, name, seat] : TRY(rows_of(text, file.string())))
        departments.push_back({std::string{code}, std::string{name}, std::string{seat}});
    return departments;
}

} // namespace dossier
