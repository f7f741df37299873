#pragma once

#include "kiosk/screens/screen.h"

namespace kiosk::screens
{

/// Draws the step and what lies over it. Changes nothing.
Said draw(ui::Frame& frame, const Scene& scene);

} // namespace kiosk::screens
