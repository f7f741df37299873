#pragma once

#include "shared/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier
{

/// A name as a person writes it: letters of any script, spaces, hyphens, apostrophes, 1 to 60
/// characters.
class PersonName
{
public:
    static constexpr std::size_t longest = 60;

    static base::Result<PersonName> parse(std::string_view text);

    const std::string& text() const { return m_text; }
    /// A capital at the start of each part only ("EL AMRANI" -> "El Amrani"), single spaces;
    /// nothing where the name is so already. Only ever a suggestion.
    std::optional<std::string> suggestion() const;
    bool operator==(const PersonName&) const = default;

private:
    explicit PersonName(std::string_view text) : m_text{text} {}
    std::string m_text;
};

} // namespace dossier
