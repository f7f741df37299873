#pragma once

#include "shared/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace receipt
{

/// RFC 9285: every character is in the QR code's alphanumeric set.
std::string to_base45(base::ByteView bytes);
/// Nothing for a character, a length or a group that the RFC refuses.
std::optional<base::Bytes> from_base45(std::string_view text);

} // namespace receipt
