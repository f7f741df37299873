#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

namespace kiosk::ui
{

/// The guide's name with its face, on top of the aside.
void guide_title(Frame& frame, const messages::Text& name);
/// What the guide says.
void guide_bubble(Frame& frame, const messages::Text& words);
/// What the visitor answered, on the other side.
void visitor_bubble(Frame& frame, const messages::Text& words);

} // namespace kiosk::ui
