#pragma once

#include "kiosk/ui/fields.h"

#include <string>
#include <string_view>

namespace kiosk::screens
{

/// A day as the flow keeps it while it is typed: "year-month-day", parts that are not there yet
/// left empty ("2018--16"), padded to ISO 8601 once all three are there; "" where nothing is.
ui::DateParts parts_of(std::string_view typed);
std::string typed_date(const ui::DateParts& parts);

} // namespace kiosk::screens
