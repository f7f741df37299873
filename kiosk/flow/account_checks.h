#pragma once

#include "kiosk/flow/turn.h"

#include <string>
#include <string_view>

namespace kiosk::flow
{

// Each complains beside its field where the value is wrong.
void check_number(Turn& turn, const std::string& number);
void check_birth_date(Turn& turn, const std::string& date);
void check_email(Turn& turn, const std::string& email);
void check_password(Turn& turn, const std::string& password);

/// A day typed as "2018-4-9" in ISO 8601; what is not whole stays as it was typed.
std::string whole_day(std::string_view typed);

/// Without the spaces around it.
std::string clean_email(std::string_view email);
bool same_email(std::string_view one, std::string_view other);

} // namespace kiosk::flow
