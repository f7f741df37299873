#pragma once

#include "central/http.h"
#include "central/services.h"

namespace central
{

/// The kiosk whose certificate the proxy saw. CentralRefused where it is none of ours, or that
/// kiosk is suspended or revoked; CentralBusy where it asks too often.
std::expected<Kiosk, Refusal> kiosk_of(const Request& request, const Services& services);

/// The session that a request carries, at the kiosk that it was opened at. SessionExpired.
std::expected<Session, Refusal> session_of(const Request& request, const Services& services);

/// How long a session lasts without use.
inline constexpr std::chrono::minutes session_time{30};

/// Counts a try at a secret, of an account (an existing one or not) and of the kiosk.
/// TooManyTries with the time to wait. Forgiven when the try was right.
std::expected<void, Refusal> take_try(const Services& services, std::string_view number,
                                      std::string_view kiosk);
base::Result<void> forgive_try(const Services& services, std::string_view number,
                               std::string_view kiosk);

} // namespace central
