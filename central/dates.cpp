#include "central/dates.h"

#include <array>
#include <fmt/format.h>

namespace central
{

std::string internet_date(base::Instant instant, std::string_view zone)
{
    namespace chrono = std::chrono;
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = chrono::floor<chrono::days>(instant);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss time{chrono::floor<chrono::seconds>(instant - day)};
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} {}", days.at(chrono::weekday{day}.c_encoding()),
        static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
        static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
        time.seconds().count(), zone);
}

} // namespace central
