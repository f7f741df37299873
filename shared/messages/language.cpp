#include "shared/messages/language.h"

#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unicode/locid.h>

namespace messages
{

namespace
{

std::string member(const nlohmann::json& entry, const char* name)
{
    const auto found = entry.find(name);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

} // namespace

base::Result<std::vector<Language>> load_languages(const std::filesystem::path& folder)
{
    const auto file = folder / "languages.json";
    std::ifstream stream{file, std::ios::binary};
    const auto document = nlohmann::json::parse(stream, nullptr, false);
    if (!document.is_array())
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}: is not a list of languages", file.string()));
    std::vector<Language> languages;
    for (const auto& entry : document) {
        Language language{.id = member(entry, "id"),
                          .endonym = member(entry, "endonym"),
                          .welcome = member(entry, "welcome")};
        if (language.id.empty() || language.endonym.empty())
            return base::failure(base::ErrorCode::DataInvalid,
                                 fmt::format("{}: entry {} needs an id and an endonym",
                                             file.string(), languages.size() + 1));
        if (icu::Locale{language.id.c_str()}.isRightToLeft())
            language.direction = Direction::RightToLeft;
        language.translated = std::filesystem::is_directory(folder / language.id);
        languages.push_back(std::move(language));
    }
    return languages;
}

base::Result<Catalogs> load_translated(const std::filesystem::path& folder,
                                       const std::vector<Language>& languages)
{
    Catalogs catalogs;
    const Catalog& french = catalogs.emplace("fr", TRY(Catalog::load(folder, "fr"))).first->second;
    for (const Language& language : languages)
        if (language.translated && language.id != "fr")
            catalogs.emplace(language.id,
                             TRY(Catalog::load_translation(folder, language.id, french)));
    return catalogs;
}

} // namespace messages
