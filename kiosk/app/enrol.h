#pragma once

#include "kiosk/app/configuration.h"

#include <string>

namespace kiosk::app
{

/// Makes the kiosk's key and gets its first certificate for a code of central's administrator.
/// What central answers; NetworkDown, StorageFailed.
base::Result<void> enrol(const Configuration& configuration, const std::string& code);

} // namespace kiosk::app
