#include "kiosk/app/words_of_all.h"

namespace kiosk::app
{

base::Result<WordsOfAll> WordsOfAll::load(const std::filesystem::path& folder)
{
    WordsOfAll all;
    all.m_languages = TRY(messages::load_languages(folder));
    all.m_catalogs = TRY(messages::load_translated(folder, all.m_languages));
    return all;
}

const messages::Catalog& WordsOfAll::of(const std::string& language) const
{
    const auto found = m_catalogs.find(language);
    return found == m_catalogs.end() ? m_catalogs.at("fr") : found->second;
}

} // namespace kiosk::app
