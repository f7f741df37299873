#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <string>
#include <string_view>

namespace wire
{

/// RFC 8259 text, at most 32 levels deep. DataInvalid otherwise; the detail quotes nothing of it.
base::Result<catalogue::Value> parse_json(std::string_view text);

/// Members sorted by name, no spaces; a whole number is written without a fraction.
std::string write_json(const catalogue::Value& value);

} // namespace wire
