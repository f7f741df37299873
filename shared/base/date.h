#pragma once

#include "shared/base/clock.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base
{

/// A calendar day without a time zone. Always a real day when it came from `parse_date`.
using Date = std::chrono::year_month_day;

/// ISO 8601 only: `2006-08-10`. Nothing for a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date date);

/// The day in metropolitan France at that moment (CET/CEST by the EU rule of last Sundays).
Date paris_day(Instant instant);

/// Anniversary: the same day `years` later; of 29 February, 1 March in a common year. Backwards it
/// gives 28 February, so that who is born until that day, and nobody else, is of that age.
Date years_after(Date date, int years);
Date days_after(Date date, int days);
/// Whole days from `from` to `to`; negative where `to` is before.
int days_between(Date from, Date to);
/// Whole years of age on that day; negative where `on` is before the birth.
int age_on(Date birth, Date on);

} // namespace base
