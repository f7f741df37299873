#include "shared/catalogue/readers.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

/// What the guide is told, each fact with a value that it can have.
Facts read_guide(const Section& tile, const Vocabulary& vocabulary)
{
    Facts facts;
    const Entry* map = tile.find("guide");
    for (std::size_t i = 0; map != nullptr && i < map->items.size(); ++i) {
        const std::string& name = map->names.empty() ? map->scalar : map->names[i];
        const Value value = to_value(map->items[i]);
        const Fact* fact = vocabulary.fact(name);
        if (fact == nullptr)
            vocabulary.note(map->items[i].refuse(fmt::format("unknown fact '{}'", name)).error());
        else if (!fits(*fact, value))
            vocabulary.note(
                map->items[i].refuse(fmt::format("fact '{}' never has that value", name)).error());
        facts.emplace(name, value);
    }
    return facts;
}

std::vector<Tile> read_tiles(const Section& section, std::string_view name,
                             const Vocabulary& vocabulary,
                             const std::vector<Procedure>& procedures);

base::Result<Tile> read_tile(const Entry& entry, const Vocabulary& vocabulary,
                             const std::vector<Procedure>& procedures)
{
    const Section section = TRY(Section::open(
        entry, {"id", "icon", "title", "subtitle", "children", "procedure", "guide"}));
    Tile tile;
    tile.id = TRY(section.text("id"));
    tile.icon = TRY(section.text("icon"));
    tile.title = TRY(message_in(section, "title", vocabulary));
    tile.subtitle = TRY(optional_message_in(section, "subtitle", vocabulary)).value_or("");
    tile.procedure = TRY(section.text_or("procedure", ""));
    if (!tile.procedure.empty() && !contains(procedures, tile.procedure, &Procedure::id))
        vocabulary.note_absent(entry, fmt::format("no procedure '{}'", tile.procedure));
    tile.guide = read_guide(section, vocabulary);
    tile.children = read_tiles(section, "children", vocabulary, procedures);
    const int ways = static_cast<int>(!tile.procedure.empty()) +
                     static_cast<int>(!tile.guide.empty()) +
                     static_cast<int>(!tile.children.empty());
    if (ways != 1)
        return entry.refuse("a tile opens a procedure, the guide or other tiles");
    return tile;
}

std::vector<Tile> read_tiles(const Section& section, std::string_view name,
                             const Vocabulary& vocabulary, const std::vector<Procedure>& procedures)
{
    return read_each(section, name, vocabulary,
                     once_each("tile", &Tile::id, [&](const Entry& item) {
                         return read_tile(item, vocabulary, procedures);
                     }));
}

} // namespace

base::Result<std::vector<Tile>> read_menu(const Entry& file, const Vocabulary& vocabulary,
                                          const std::vector<Procedure>& procedures)
{
    const Section section = TRY(Section::open(file, {"tiles"}));
    return read_tiles(section, "tiles", vocabulary, procedures);
}

} // namespace catalogue
