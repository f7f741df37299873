#include "shared/base/clock.h"

#include <cstdio>
#include <fmt/format.h>

namespace base
{

namespace chrono = std::chrono;

Instant SystemClock::now() const
{
    return chrono::floor<chrono::milliseconds>(chrono::system_clock::now());
}

std::string format_instant(Instant instant)
{
    const auto day = chrono::floor<chrono::days>(instant);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss time{chrono::floor<chrono::seconds>(instant - day)};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_instant(std::string_view text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    char zone = 0;
    const std::string copy{text};
    const int read = std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d%c", &year, &month, &day,
                                 &hour, &minute, &second, &zone);
    const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    const bool in_range =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61;
    if (read != 7 || zone != 'Z' || copy.size() != 20 || !date.ok() || !in_range)
        return std::nullopt;
    return chrono::sys_days{date} + chrono::hours{hour} + chrono::minutes{minute} +
           chrono::seconds{second};
}

} // namespace base
