#pragma once

#include "shared/base/result.h"
#include "shared/messages/catalog.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace messages
{

/// A language on the first screen, in the order of `locales/languages.json`.
struct Language {
    std::string id;
    std::string endonym;
    Direction direction = Direction::LeftToRight;
    bool translated = false; ///< its messages exist: it can be chosen
    std::string welcome;     ///< "Bienvenue. Touchez votre langue.", may be empty
};

/// The catalogs of the languages that can be chosen, by id. DataInvalid where French is missing, or
/// a translation is not as `Catalog::load` wants it.
using Catalogs = std::map<std::string, Catalog, std::less<>>;
base::Result<Catalogs> load_translated(const std::filesystem::path& folder,
                                       const std::vector<Language>& languages);

base::Result<std::vector<Language>> load_languages(const std::filesystem::path& folder);

} // namespace messages
