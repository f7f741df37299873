#pragma once

#include "shared/messages/catalog.h"
#include "shared/messages/language.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::app
{

/// The messages of every language that is translated, loaded at the start.
class WordsOfAll
{
public:
    static base::Result<WordsOfAll> load(const std::filesystem::path& folder);

    const std::vector<messages::Language>& languages() const { return m_languages; }
    /// That language's messages; French for one that is not translated.
    const messages::Catalog& of(const std::string& language) const;

private:
    std::vector<messages::Language> m_languages;
    messages::Catalogs m_catalogs;
};

} // namespace kiosk::app
