#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <string>
#include <string_view>

namespace wire
{

/// JSON from the other side, at most 32 levels deep. DataInvalid otherwise; the detail quotes
/// nothing of it.
base::Result<catalogue::Value> parse_json(std::string_view text);

/// Canonical JSON (RFC 8785).
std::string write_json(const catalogue::Value& value);

} // namespace wire
