#pragma once

#include "central/http.h"
#include "central/services.h"

namespace central
{

/// Opens a session of that account at that kiosk.
Answer open_session(const Services& services, const Account& account, const std::string& kiosk,
                    int status);

} // namespace central
