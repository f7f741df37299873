#include "shared/base/clock.h"

#include "shared/base/date.h"

#include <fmt/format.h>

namespace base
{

namespace chrono = std::chrono;

namespace
{

/// The number that two digits say, where it is below that.
std::optional<int> two_digits(std::string_view text, int below)
{
    const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
    if (!is_digit(text[0]) || !is_digit(text[1]))
        return std::nullopt;
    const int number = (text[0] - '0') * 10 + (text[1] - '0');
    return number < below ? std::optional{number} : std::nullopt;
}

} // namespace

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
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z')
        return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = two_digits(text.substr(11, 2), 24);
    const auto minute = two_digits(text.substr(14, 2), 60);
    const auto second = two_digits(text.substr(17, 2), 60);
    if (!date || !hour || !minute || !second)
        return std::nullopt;
    return chrono::sys_days{*date} + chrono::hours{*hour} + chrono::minutes{*minute} +
           chrono::seconds{*second};
}

} // namespace base
