#pragma once

#include "central/authority.h"
#include "central/http.h"
#include "central/store.h"

#include <string>

namespace central
{

/// How long a code to enrol with can be used.
inline constexpr std::chrono::hours enrolment_time{1};

/// Registers a kiosk, or lets a known one enrol anew: the answer is its code, which is kept as a
/// digest only. ConfigurationInvalid where the id is none.
base::Result<std::string> register_kiosk(Store& store, const Kiosk& kiosk, base::Instant now);

/// What giving a certificate takes.
struct Registrar {
    Store& store;
    const Authority& authority;
    base::Instant now;
};

/// The first certificate of the kiosk that the code is for. CodeWrong where the code is none,
/// expired or used; the same request again gets the same certificate.
std::expected<wire::KioskCertificate, Refusal> enrol(const Registrar& registrar,
                                                     const wire::Enrolment& enrolment);
/// A further certificate of a kiosk that has one.
std::expected<wire::KioskCertificate, Refusal> renew(const Registrar& registrar, const Kiosk& kiosk,
                                                     const wire::Renewal& renewal);

} // namespace central
