#include "kiosk/app/library.h"

namespace kiosk::app
{

base::Result<std::unique_ptr<const Library>> Library::load(const std::filesystem::path& folder,
                                                           const WordsOfAll& words)
{
    const auto exists = [&words](std::string_view key) { return words.of("fr").has(key); };
    auto library = std::make_unique<Library>();
    library->catalogue = TRY(catalogue::Catalogue::load(folder, exists));
    library->guide = TRY(guide::Guide::load(folder, library->catalogue, exists));
    library->explanations = TRY(guide::Explanations::load(folder, exists));
    library->matcher = TRY(understanding::Matcher::load(folder / "guide"));
    return library;
}

} // namespace kiosk::app
