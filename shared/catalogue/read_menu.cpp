#include "shared/catalogue/readers.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

base::Result<std::vector<Tile>> read_tiles(const Section& section, std::string_view name,
                                           const Vocabulary& vocabulary);

base::Result<Tile> read_tile(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "icon", "title", "subtitle", "children", "procedure"}));
    Tile tile;
    tile.id = TRY(section.text("id"));
    tile.icon = TRY(section.text("icon"));
    tile.title = TRY(message_in(section, "title", vocabulary));
    tile.subtitle = TRY(optional_message_in(section, "subtitle", vocabulary)).value_or("");
    tile.procedure = TRY(section.text_or("procedure", ""));
    tile.children = TRY(read_tiles(section, "children", vocabulary));
    if (tile.procedure.empty() == tile.children.empty())
        return entry.refuse("a tile opens a procedure or other tiles");
    return tile;
}

base::Result<std::vector<Tile>> read_tiles(const Section& section, std::string_view name,
                                           const Vocabulary& vocabulary)
{
    std::vector<Tile> tiles;
    for (const Entry* item : TRY(section.items(name))) {
        Tile tile = TRY(read_tile(*item, vocabulary));
        if (contains(tiles, tile.id, &Tile::id))
            return item->refuse(fmt::format("tile '{}' stands twice", tile.id));
        tiles.push_back(std::move(tile));
    }
    return tiles;
}

/// Leaves only the tiles that lead somewhere.
void prune(std::vector<Tile>& tiles, const std::vector<Procedure>& procedures)
{
    for (Tile& tile : tiles)
        prune(tile.children, procedures);
    std::erase_if(tiles, [&](const Tile& tile) {
        return tile.children.empty() && !contains(procedures, tile.procedure, &Procedure::id);
    });
}

} // namespace

base::Result<std::vector<Tile>> read_menu(const Entry& file, const Vocabulary& vocabulary,
                                          const std::vector<Procedure>& procedures)
{
    const Section section = TRY(Section::open(file, {"tiles"}));
    std::vector<Tile> tiles = TRY(read_tiles(section, "tiles", vocabulary));
    prune(tiles, procedures);
    return tiles;
}

} // namespace catalogue
