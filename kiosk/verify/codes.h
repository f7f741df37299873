#pragma once

#include "kiosk/ports/scanner.h"

#include <string>
#include <vector>

namespace kiosk::verify
{

/// The texts of all QR codes that can be read in a picture, however it is turned.
std::vector<std::string> codes_in(const ports::Image& picture);

} // namespace kiosk::verify
