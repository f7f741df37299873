#pragma once

#include "kiosk/screens/screen.h"

#include <string_view>

namespace kiosk::screens
{

/// A card that offers to scan a document instead of answering, at the question where it is
/// offered: ScanPressed.
Said document_offer(ui::Frame& frame, const Scene& scene, std::string_view question);

} // namespace kiosk::screens
