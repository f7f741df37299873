#include "kiosk/screens/chrome.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

Said tiles(ui::Frame& frame, const std::vector<catalogue::Tile>& tiles)
{
    Said said;
    ui::Columns columns{frame,
                        {.id = "tiles", .count = frame.portrait() ? 1U : 2U, .least = {110}}};
    for (const catalogue::Tile& tile : tiles) {
        columns.next();
        const std::string id = "tile/" + tile.id;
        if (ui::card(frame, {.id = id,
                             .icon = tile.icon,
                             .title = frame.words(tile.title),
                             .subtitle = frame.words(tile.subtitle)}))
            take(said, flow::TilePressed{tile.id});
    }
    return said;
}

const catalogue::Tile* find(const std::vector<catalogue::Tile>& tiles, std::string_view id)
{
    for (const catalogue::Tile& tile : tiles) {
        if (tile.id == id)
            return &tile;
        if (const auto* below = find(tile.children, id))
            return below;
    }
    return nullptr;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Home&)
{
    Said said = open_page(frame, scene, {.id = "home", .footer = false});
    {
        const auto aside = ui::aside_region(frame);
        ui::guide_title(frame, msg::guide_title(frame.catalog()));
        ui::guide_bubble(frame, msg::guide_home(frame.catalog()));
        ui::quiet_paragraph(frame, msg::guide_note(frame.catalog()));
    }
    const auto region = ui::main_region(frame);
    ui::heading(frame, msg::home_title(frame.catalog()));
    take(said, tiles(frame, scene.context.catalogue.tiles()));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ChooseProfile& step)
{
    Said said = open_page(frame, scene, {.id = "choose-profile"});
    guide(frame, msg::guide_profile(frame.catalog()));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::profile_title(frame.catalog()));
        ui::quiet_paragraph(frame, msg::profile_subtitle(frame.catalog()));
        if (const auto* tile = find(scene.context.catalogue.tiles(), step.tile))
            take(said, tiles(frame, tile->children));
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(frame.catalog())}));
    return said;
}

} // namespace kiosk::screens
