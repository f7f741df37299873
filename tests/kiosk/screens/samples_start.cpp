#include "samples.h"

using namespace kiosk;

std::vector<Sample> start_samples()
{
    flow::State contrast;
    contrast.view.high_contrast = true;
    flow::State home{.step = flow::Home{}};
    return {
        {"attract", {}},
        {"attract-contrast", contrast},
        {"home", home},
        {"profile", {.step = flow::ChooseProfile{"permit"}}},
        {"profile-deeper", {.step = flow::ChooseProfile{"vulnerable"}}},
        {"preamble", visitor(flow::Preamble{"ase"})},
        {"preamble-printing",
         visitor(flow::Preamble{.procedure = "ase", .list = flow::Printing::Running})},
        {"preamble-printed",
         visitor(flow::Preamble{.procedure = "ase", .list = flow::Printing::Printed})},
        {"preamble-no-printer",
         visitor(flow::Preamble{.procedure = "ase", .list = flow::Printing::Failed})},
    };
}
