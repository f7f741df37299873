#pragma once

#include "kiosk/screens/screen.h"

namespace kiosk::screens
{

/// A list on paper beside the guide: its button, and how the print goes.
struct ListPaper {
    flow::Printing printing = flow::Printing::No;
    base::ErrorCode failure = base::ErrorCode::PrinterFailed;
    messages::Text label;
};
/// PrintListPressed.
Said list_paper(ui::Frame& frame, const ListPaper& paper);

} // namespace kiosk::screens
