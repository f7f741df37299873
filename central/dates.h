#pragma once

#include "shared/base/clock.h"

#include <string>
#include <string_view>

namespace central
{

/// "Sun, 06 Nov 1994 08:49:37 GMT": as HTTP writes it with GMT, and mail with +0000.
std::string internet_date(base::Instant instant, std::string_view zone);

} // namespace central
