#pragma once

#include "kiosk/screens/screen.h"
#include "kiosk/ui/page.h"
#include "shared/messages/text.h"

#include <string>
#include <string_view>

namespace kiosk::screens
{

/// What every page has around its question.
struct Chrome {
    std::string_view id; ///< of the screen
    ui::Aside aside = ui::Aside::Narrow;
    bool footer = true;
};
/// Opens the page: header with its four buttons and, inside a procedure, the stepper.
Said open_page(ui::Frame& frame, const Scene& scene, const Chrome& chrome);

/// The guide at the side says this.
void guide(ui::Frame& frame, const messages::Text& words);
/// The same in an aside that is open already; its name only where there is room for it.
void guide_says(ui::Frame& frame, const messages::Text& words);
/// A quiet line at the bottom of the aside, where there is room.
void at_bottom(ui::Frame& frame);
/// The dossier can be given up from each of its pages: at the bottom of the open aside in
/// landscape, in the footer in portrait (Ways::abandon).
Said abandon_link(ui::Frame& frame);
/// The guide, and the link below.
Said guide_in_dossier(ui::Frame& frame, const messages::Text& words);

/// What failed last, on top of the main region.
void show_failure(ui::Frame& frame, const Scene& scene);
/// What failed last, and what must be mended.
void show_troubles(ui::Frame& frame, const Scene& scene);

/// The words beside a field that must be mended; empty where it need not be.
messages::Text trouble_of(ui::Frame& frame, const Scene& scene, std::string_view field);

/// Footer of a question: previous, (leave for later) and the primary action, which says that work
/// goes on while it does.
struct Ways {
    messages::Text previous = {};
    messages::Text leave = {};
    messages::Text abandon = {};
    messages::Text primary = {};
    bool primary_enabled = true;
};
/// Back, LeaveForLater, Answered{Abandon} (which asks again) or Continue.
Said ways(ui::Frame& frame, const Scene& scene, const Ways& ways);

} // namespace kiosk::screens
