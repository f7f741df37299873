#pragma once

#include "kiosk/screens/screen.h"

namespace kiosk::screens
{

/// How far a scan is, and a way to stop it: CancelPressed.
Said scan_progress(ui::Frame& frame, double done, bool cancelling);

} // namespace kiosk::screens
