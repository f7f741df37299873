#pragma once

#include "central/router.h"
#include "central/services.h"

#include <memory>
#include <mutex>

namespace central
{

/// How long an upload is kept after the last bytes.
inline constexpr std::chrono::days upload_time{7};

/// Two requests on one upload wait for each other.
std::mutex& turn_of(const base::Uuid& upload);
/// The kiosk's upload that the path names: 404, or 410 where it expired.
std::expected<Upload, Refusal> upload_of(const Request& request, const Services& services);

/// What a PATCH brings, kept as it comes: a million bytes of it are in memory at most. Where the
/// line is cut, what came counts, unless a checksum was to be held against the whole.
std::unique_ptr<Body> upload_body(const Request& request, const Services& services);

} // namespace central
