#pragma once

#include "shared/catalogue/value.h"

#include <string>
#include <string_view>

namespace kiosk::screens
{

/// A whole number as the digits that are typed; none where there is no number.
std::string digits_of(const catalogue::Value& number);
catalogue::Value typed_number(std::string_view digits);

} // namespace kiosk::screens
