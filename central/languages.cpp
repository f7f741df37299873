#include "central/languages.h"

namespace central
{

base::Result<Languages> Languages::load(const std::filesystem::path& folder)
{
    Languages languages;
    languages.m_catalogs =
        TRY(messages::load_translated(folder, TRY(messages::load_languages(folder))));
    return languages;
}

const messages::Catalog& Languages::of(std::string_view id) const
{
    const auto found = m_catalogs.find(id);
    return found == m_catalogs.end() ? french() : found->second;
}

const messages::Catalog& Languages::accepted(std::string_view header) const
{
    while (!header.empty()) {
        std::string_view wanted = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), wanted.size() + 1));
        while (wanted.starts_with(' '))
            wanted.remove_prefix(1);
        const std::string_view id = wanted.substr(0, wanted.find_first_of("-;"));
        if (has(id))
            return of(id);
    }
    return french();
}

} // namespace central
