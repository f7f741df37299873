#pragma once

#include "central/enrolment.h"

#include <string>

namespace central::tests
{

/// A kiosk that is registered and enrols: its private key and its certificate, in PEM.
std::string enrolled(const Registrar& registrar, const std::string& kiosk);

/// What the proxy says of a client with that certificate.
std::string header_for(const std::string& identity);

} // namespace central::tests
