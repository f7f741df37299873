#include "kiosk/adapters/address_books.h"

#include "shared/dossier/place_name.h"

#include <algorithm>

namespace kiosk::adapters
{

namespace
{

/// What was typed, taken apart: `59800 li`, `lille 59`, `598`, `lille`.
struct Typed {
    std::string code; ///< digits, five at most
    std::string name; ///< folded
};

Typed take_apart(std::string_view typed)
{
    Typed parts;
    std::string words;
    for (const char character : typed)
        if (character >= '0' && character <= '9')
            parts.code += character;
        else
            words += character;
    parts.name = dossier::folded_place(words);
    while (parts.name.ends_with(' '))
        parts.name.pop_back();
    return parts;
}

class CommuneBook final : public ports::AddressBook
{
public:
    explicit CommuneBook(std::shared_ptr<const dossier::Communes> communes)
        : m_communes{std::move(communes)}
    {
    }

    std::vector<ports::Address> suggest(std::string_view typed, std::size_t at_most) override
    {
        const Typed parts = take_apart(typed);
        std::vector<ports::Address> found;
        for (const dossier::Commune* commune : candidates(parts, at_most)) {
            if (!dossier::folded_place(commune->name).starts_with(parts.name))
                continue;
            for (const std::string& code : commune->postal_code_list())
                if (code.starts_with(parts.code) && found.size() < at_most)
                    found.push_back({.number = {},
                                     .street = {},
                                     .complement = {},
                                     .postal_code = code,
                                     .city = std::string{commune->name},
                                     .insee = std::string{commune->insee}});
        }
        return found;
    }

    std::vector<ports::Commune> communes_of(std::string_view postal_code) override
    {
        std::vector<ports::Commune> found;
        for (const dossier::Commune* commune : m_communes->of_postal_code(postal_code))
            found.push_back({std::string{commune->insee}, std::string{commune->name},
                             commune->postal_code_list()});
        return found;
    }

private:
    /// Those that fit one of the two; a name and a code together are few enough to look at all.
    std::vector<const dossier::Commune*> candidates(const Typed& parts, std::size_t at_most) const
    {
        if (parts.code.size() > 5 || (parts.code.empty() && parts.name.empty()))
            return {};
        if (parts.code.empty())
            return m_communes->starting_with(parts.name, at_most);
        if (parts.code.size() == 5)
            return m_communes->of_postal_code(parts.code);
        return m_communes->starting_with(parts.code,
                                         parts.name.empty() ? at_most : m_communes->size());
    }

    std::shared_ptr<const dossier::Communes> m_communes;
};

} // namespace

std::unique_ptr<ports::AddressBook>
make_commune_book(std::shared_ptr<const dossier::Communes> communes)
{
    return std::make_unique<CommuneBook>(std::move(communes));
}

} // namespace kiosk::adapters
