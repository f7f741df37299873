#include "kiosk/screens/list_paper.h"

#include "kiosk/ui/buttons.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/progress.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

Said list_paper(ui::Frame& frame, const ListPaper& paper)
{
    const messages::Catalog& catalog = frame.catalog();
    switch (paper.printing) {
    case flow::Printing::Running:
        ui::busy(frame, "list-printing", msg::print_printing_list(catalog));
        return std::nullopt;
    case flow::Printing::Printed:
        ui::notice(frame, {.id = "list-printed",
                           .tone = ui::Tone::Success,
                           .title = msg::preamble_list_printed(catalog)});
        break;
    case flow::Printing::Failed:
        ui::notice(frame, {.id = "list-failed",
                           .tone = ui::Tone::Warning,
                           .title = frame.words("error." + std::string{name_of(paper.failure)})});
        break;
    case flow::Printing::No:
        break;
    }
    if (ui::button(frame, {.id = "print-list",
                           .label = paper.label,
                           .look = ui::Look::Secondary,
                           .icon = "print"}))
        return flow::PrintListPressed{};
    return std::nullopt;
}

} // namespace kiosk::screens
