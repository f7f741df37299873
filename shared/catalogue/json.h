#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <string>
#include <string_view>

namespace catalogue
{

/// DataInvalid where the text is not JSON.
base::Result<Value> parse_json(std::string_view text);

/// Canonical JSON (RFC 8785): one text for one value, fit to be digested.
std::string to_json(const Value& value);

} // namespace catalogue
