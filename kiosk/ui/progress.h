#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <string_view>

namespace kiosk::ui
{

struct Progress {
    std::string_view id;
    messages::Text label = {};
    float done = 0; ///< 0..1
};
void progress_bar(Frame& frame, const Progress& progress);

/// Work of unknown length: an hourglass that stands still, and words.
void busy(Frame& frame, std::string_view id, const messages::Text& label);

} // namespace kiosk::ui
