#include "kiosk/screens/chrome.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>
#include <array>

namespace kiosk::screens
{

namespace
{

Said tiles(ui::Frame& frame, const std::vector<catalogue::Tile>& tiles)
{
    Said said;
    const bool one_column = frame.portrait() || tiles.size() < 3;
    ui::Columns columns{frame, {.id = "tiles", .count = one_column ? 1U : 2U, .least = {110}}};
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

/// The right to be received by a person is named where the visit starts (R.431-2).
void desk(ui::Frame& frame)
{
    ui::notice(frame, {.id = "desk",
                       .tone = ui::Tone::Tinted,
                       .title = msg::help_desk_title(frame.catalog()),
                       .words = msg::help_desk_text(frame.catalog()),
                       .icon = "people"});
}

/// Words that many visitors come with, and what they mean; and the code of those who were here.
Said proposals(ui::Frame& frame)
{
    const messages::Catalog& catalog = frame.catalog();
    const std::array<std::pair<std::string, messages::Text>, 4> proposed{{
        {"renew", msg::home_chip_renew(catalog)},
        {"student", msg::home_chip_student(catalog)},
        {"salaried_work", msg::home_chip_work(catalog)},
        {"spouse_french", msg::home_chip_spouse(catalog)},
    }};
    const ui::Row row{frame};
    Said said;
    if (!frame.portrait()) // there the cards alone fill the height
        for (const auto& [purpose, words] : proposed) {
            const std::string id = "proposal/" + purpose;
            if (ui::chip(frame, {.id = id, .label = words}))
                take(said, flow::PurposeChosen{purpose});
        }
    const messages::Text code = msg::conversation_have_code_title(catalog);
    if (ui::chip(frame, {.id = "have-code", .label = code}))
        take(said, flow::HaveCodePressed{});
    return said;
}

/// Why one came, in one's own words.
Said own_words(ui::Frame& frame, const Scene& scene, const flow::Home& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said;
    if (const auto words = ui::text_field(frame, {.id = "words",
                                                  .label = msg::home_words(catalog),
                                                  .value = step.words,
                                                  .error = trouble_of(frame, scene, "words"),
                                                  .keyboard = ui::KeyboardKind::FreeText,
                                                  .longest = 300}))
        take(said, flow::Edited{.field = "words", .value = *words});
    if (!step.words.empty() &&
        ui::button(frame,
                   {.id = "search", .label = msg::own_words_search(catalog), .icon = "search"}))
        take(said, flow::Continue{});
    return said;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Home& step)
{
    Said said = open_page(frame, scene, {.id = "home", .footer = false});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::guide_home(frame.catalog()));
        take(said, own_words(frame, scene, step));
        take(said, proposals(frame));
        at_bottom(frame);
        ui::quiet_paragraph(frame, msg::guide_note(frame.catalog()));
    }
    const auto region = ui::main_region(frame);
    ui::heading(frame, msg::home_title(frame.catalog()));
    take(said, tiles(frame, scene.context.catalogue.tiles()));
    desk(frame);
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
        ui::quiet_paragraph(frame, msg::common_desk_note(frame.catalog()));
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(frame.catalog())}));
    return said;
}

} // namespace kiosk::screens
