#pragma once

#include "kiosk/screens/screen.h"

#include <string_view>
#include <vector>

namespace kiosk::screens
{

/// The pieces to file for this dossier, now.
std::vector<catalogue::AskedPiece> asked_to_file(const Scene& scene);
/// The words of a piece as this procedure says them.
messages::Text label_of(ui::Frame& frame, const Scene& scene, std::string_view piece);
messages::Text help_of(ui::Frame& frame, const Scene& scene, std::string_view piece);

} // namespace kiosk::screens
