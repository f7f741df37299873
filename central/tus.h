#pragma once

#include "central/http.h"

#include <cstdint>
#include <optional>

namespace central
{

/// What tus 1.0.0 says in headers. Its refusals have statuses of their own and no problem.
std::unexpected<Refusal> tus_refusal(int status);
/// 412 where the request is not of version 1.0.0.
std::expected<void, Refusal> check_tus_version(const Request& request);
std::optional<std::uint64_t> tus_number(std::string_view header);
/// `name <base64>,name <base64>`
Named tus_metadata(std::string_view header);
/// 460 where Upload-Checksum (sha1 or sha256) is not the body's, 400 for another algorithm;
/// nothing to say where there is none.
std::expected<void, Refusal> check_tus_checksum(const Request& request);
Response tus_response(int status);

} // namespace central
