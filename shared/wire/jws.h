#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace wire
{

/// A JSON Web Signature in its compact form (RFC 7515), taken apart and not yet verified.
struct Jws {
    std::string algorithm;
    std::string key_id; ///< may be empty
    std::string signed_part;
    std::string payload;
    base::Bytes signature;
};

/// DataInvalid.
base::Result<Jws> parse_jws(std::string_view text);

/// What the signature of a JWS is made over.
std::string jws_signed_part(const std::string& header, std::string_view payload);
std::string jws(const std::string& signed_part, base::ByteView signature);

} // namespace wire
