#pragma once

#include "kiosk/ui/frame.h"
#include "kiosk/ui/layout.h"
#include "shared/messages/text.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kiosk::ui
{

struct Notice {
    std::string_view id;
    Tone tone = Tone::Info;
    messages::Text title;
    messages::Text words = {};
    std::string_view icon = {};
};
void notice(Frame& frame, const Notice& notice);

/// What must be mended, each with the field it belongs to (`errors/<field>`).
struct FieldError {
    std::string field;
    messages::Text words; ///< the same as beside the field
};
/// Touching one gives its field the focus; the answer is its id.
std::optional<std::string> error_summary(Frame& frame, std::span<const FieldError> errors);

/// The large disc with a tick, a title and a line below.
void success_mark(Frame& frame, const messages::Text& title, const messages::Text& words);

} // namespace kiosk::ui
