#include "kiosk/app/words_of_all.h"

namespace kiosk::app
{

base::Result<WordsOfAll> WordsOfAll::load(const std::filesystem::path& folder)
{
    WordsOfAll all;
    all.m_languages = TRY(messages::load_languages(folder));
    for (const messages::Language& language : all.m_languages)
        if (language.translated)
            all.m_catalogs.emplace(language.id, TRY(messages::Catalog::load(folder, language.id)));
    if (!all.m_catalogs.contains("fr"))
        return base::failure(base::ErrorCode::DataInvalid,
                             folder.string() + ": there is no French");
    return all;
}

const messages::Catalog& WordsOfAll::of(const std::string& language) const
{
    const auto found = m_catalogs.find(language);
    return found == m_catalogs.end() ? m_catalogs.at("fr") : found->second;
}

} // namespace kiosk::app
