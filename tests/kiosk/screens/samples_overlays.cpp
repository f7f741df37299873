#include "samples.h"

using namespace kiosk;

namespace
{

flow::State over(flow::State state, flow::Overlay overlay)
{
    state.overlay = std::move(overlay);
    return state;
}

flow::State date_page()
{
    flow::State state = well_on(flow::FillPage{.step = "ground", .page = "ase_date"});
    state.dossier->answers["ase_date"] = "2025-06-12";
    return state;
}

} // namespace

std::vector<Sample> overlay_samples()
{
    const dossier::Problem ineligible{.where = "ase_date",
                                      .message = "procedure.ase.ineligible.text",
                                      .ineligible = true,
                                      .title = "procedure.ase.ineligible.title",
                                      .advice = "procedure.ase.advice.wait_18"};
    return {
        {"over-language", over({.step = flow::Home{}}, flow::LanguageChooser{})},
        {"over-text-size", over({.step = flow::Home{}}, flow::TextSizeChooser{})},
        {"over-help", over({.step = flow::Home{}}, flow::Help{})},
        {"over-finish", over(date_page(), flow::ConfirmFinish{})},
        {"over-finish-not-saved", over(date_page(), flow::ConfirmFinish{.not_saved = true})},
        {"over-abandon", over(date_page(), flow::ConfirmAbandon{})},
        {"over-ineligible", over(date_page(), flow::Ineligible{ineligible})},
        {"over-still-there", over(date_page(), flow::StillThere{.seconds_left = 38})},
    };
}
