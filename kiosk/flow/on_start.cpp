#include "kiosk/flow/list_print.h"
#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

#include <algorithm>
#include <functional>

namespace kiosk::flow
{

namespace
{

const catalogue::Tile* find_tile(const std::vector<catalogue::Tile>& tiles, std::string_view id)
{
    const auto found = std::ranges::find(tiles, id, &catalogue::Tile::id);
    return found == tiles.end() ? nullptr : &*found;
}

void open_tile(Turn& turn, const catalogue::Tile* tile)
{
    if (tile == nullptr)
        return;
    if (!tile->children.empty())
        return turn.go(ChooseProfile{.tile = tile->id});
    if (tile->procedure.empty())
        return open_guide(turn, tile->guide);
    turn.state.conversation.reset();
    turn.state.procedure = tile->procedure;
    turn.go(Preamble{.procedure = tile->procedure});
}

/// The tile with that id among the tile's own children, however deep.
const catalogue::Tile* find_below(const std::vector<catalogue::Tile>& tiles, std::string_view id)
{
    if (const auto* tile = find_tile(tiles, id))
        return tile;
    for (const catalogue::Tile& tile : tiles)
        if (const auto* below = find_below(tile.children, id))
            return below;
    return nullptr;
}

const catalogue::Tile* parent_of(const std::vector<catalogue::Tile>& tiles,
                                 const std::function<bool(const catalogue::Tile&)>& is_child)
{
    for (const catalogue::Tile& tile : tiles) {
        if (std::ranges::any_of(tile.children, is_child))
            return &tile;
        if (const auto* below = parent_of(tile.children, is_child))
            return below;
    }
    return nullptr;
}

void go_above(Turn& turn, const std::function<bool(const catalogue::Tile&)>& is_child)
{
    if (const auto* parent = parent_of(turn.context.catalogue.tiles(), is_child))
        return turn.go(ChooseProfile{.tile = parent->id});
    turn.go(Home{});
}

void begin(Turn& turn)
{
    if (!turn.state.session)
        return turn.go(SignIn{});
    if (turn.state.dossier && turn.state.dossier->procedure == turn.state.procedure)
        return turn.go(first_page(turn.state, turn.context));
    turn.ask(effect::FindDrafts{.session = *turn.state.session});
}

} // namespace

void on(Turn& turn, Attract, const LanguageChosen& chosen)
{
    const auto language =
        std::ranges::find(turn.context.languages, chosen.id, &messages::Language::id);
    if (language == turn.context.languages.end() || !language->translated)
        return;
    turn.state.view.language = chosen.id;
    turn.go(Home{});
}

void on(Turn& turn, Attract, const ContrastToggled&)
{
    turn.state.view.high_contrast = !turn.state.view.high_contrast;
}

void on(Turn& turn, Home, const TilePressed& pressed)
{
    open_tile(turn, find_tile(turn.context.catalogue.tiles(), pressed.id));
}

void on(Turn& turn, Home, const HaveCodePressed&)
{
    turn.go(EnterGuideCode{});
}

void on(Turn& turn, Home, const Back&)
{
    if (turn.state.session || turn.state.dossier)
        return finish(turn);
    await_next(turn);
}

void on(Turn& turn, ChooseProfile step, const TilePressed& pressed)
{
    if (const auto* tile = find_below(turn.context.catalogue.tiles(), step.tile))
        open_tile(turn, find_tile(tile->children, pressed.id));
}

void on(Turn& turn, ChooseProfile step, const Back&)
{
    go_above(turn, [&](const catalogue::Tile& tile) { return tile.id == step.tile; });
}

void on(Turn& turn, Preamble, const Continue&)
{
    const catalogue::Procedure* procedure = procedure_of(turn.state, turn.context);
    if (procedure == nullptr || procedure->place != catalogue::Place::Kiosk)
        return;                  // it is asked for elsewhere: there is nothing to begin
    turn.ask(effect::AskRoom{}); // nobody fills in what could not be deposited
}

void on(Turn& turn, Preamble, const DraftsFound& found)
{
    meet_drafts(turn, found.drafts);
}

void on(Turn& turn, Preamble step, const Back&)
{
    if (turn.state.conversation)
        return open_outcome(turn, step.procedure);
    go_above(turn, [&](const catalogue::Tile& tile) { return tile.procedure == step.procedure; });
}

void on(Turn& turn, Preamble step, const PrintListPressed&)
{
    if (step.list == Printing::Running)
        return;
    step.list = Printing::Running;
    turn.state.printing = turn.start(
        effect::PrintList{.procedure = step.procedure, .language = turn.state.view.language});
    turn.stay(step);
}

void on(Turn& turn, Preamble step, const Done& done)
{
    if (done.effect != turn.state.printing)
        return begin(turn);
    list_printed(turn, step, done);
}

void on(Turn& turn, Preamble step, const Failed& failed)
{
    list_not_printed(turn, step, failed);
}

} // namespace kiosk::flow
