#include "samples.h"

using namespace kiosk;

namespace
{

flow::State no_words()
{
    flow::State state{.step = flow::Home{}};
    state.problems = {{"words", "problem.required"}};
    return state;
}

/// A procedure whose title would tell what happened.
flow::State discreet_preamble()
{
    flow::State state = visitor(flow::Preamble{"vpf_bop"});
    state.procedure = "vpf_bop";
    return state;
}

flow::State preamble_without_room()
{
    flow::State state{.step = flow::Preamble{"ase"}};
    state.procedure = "ase";
    state.failure = base::ErrorCode::StorageFull;
    return state;
}

} // namespace

std::vector<Sample> start_samples()
{
    flow::State contrast;
    contrast.view.high_contrast = true;
    flow::State home{.step = flow::Home{}};
    return {
        {"attract", {}},
        {"attract-contrast", contrast},
        {"home", home},
        {"home-words", {.step = flow::Home{"ma carte expire bientôt"}}},
        {"home-no-words", no_words()},
        {"profile", {.step = flow::ChooseProfile{"permit"}}},
        {"profile-deeper", {.step = flow::ChooseProfile{"vulnerable"}}},
        {"preamble", visitor(flow::Preamble{"ase"})},
        {"preamble-discreet", discreet_preamble()},
        {"preamble-no-room", preamble_without_room()},
        {"preamble-printing",
         visitor(flow::Preamble{.procedure = "ase", .list = flow::Printing::Running})},
        {"preamble-printed",
         visitor(flow::Preamble{.procedure = "ase", .list = flow::Printing::Printed})},
        {"preamble-no-printer",
         visitor(flow::Preamble{.procedure = "ase", .list = flow::Printing::Failed})},
    };
}
