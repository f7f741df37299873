#pragma once

#include "shared/base/result.h"
#include "shared/messages/catalog.h"

#include <filesystem>
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

base::Result<std::vector<Language>> load_languages(const std::filesystem::path& folder);

} // namespace messages
