#pragma once

#include "shared/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace central
{

/// RFC 4648 section 4, with padding.
std::string to_base64(base::ByteView bytes);
std::optional<base::Bytes> from_base64(std::string_view text);

} // namespace central
