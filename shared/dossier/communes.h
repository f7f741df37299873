#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier
{

/// A commune of today. The views live as long as the Communes that gave it.
struct Commune {
    std::string_view insee; ///< 5 characters
    std::string_view name;
    std::string_view postal_codes; ///< separated by spaces

    std::vector<std::string> postal_code_list() const;
    bool has_postal_code(std::string_view code) const;
};

/// All communes of France, overseas included, the most populous first.
class Communes
{
public:
    /// `assets/geography/communes.tsv`: INSEE code, name, postal codes. DataInvalid names the line.
    static base::Result<Communes> load(const std::filesystem::path& file);

    std::size_t size() const { return m_communes.size(); }
    const Commune* find(std::string_view insee) const;
    std::vector<const Commune*> of_postal_code(std::string_view code) const;
    /// By the start of the name, without regard to case, accents and hyphens ("st etienne" finds
    /// Saint-Étienne), or by the start of a postal code.
    std::vector<const Commune*> starting_with(std::string_view typed, std::size_t at_most) const;
    /// Whether that code is one of that commune. The arrondissements of Paris, Lyon and Marseille
    /// count as their commune.
    bool agree(std::string_view postal_code, std::string_view insee) const;

private:
    explicit Communes(std::string text)
        : m_text{std::make_unique<const std::string>(std::move(text))}
    {
    }
    std::unique_ptr<const std::string> m_text;
    std::vector<Commune> m_communes;
};

struct Department {
    std::string code; ///< "59", "2A", "974"
    std::string name;
    std::string seat; ///< INSEE code of the commune of its prefecture
};

/// `assets/geography/departments.tsv`
base::Result<std::vector<Department>> load_departments(const std::filesystem::path& file);

} // namespace dossier
