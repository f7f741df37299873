#include "shared/base/date.h"

#include <charconv>
#include <fmt/format.h>

namespace base
{

namespace chrono = std::chrono;

namespace
{

template <typename Number>
bool read_digits(std::string_view text, Number& into)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc{} && end == text.data() + text.size() && text.front() != '-';
}

} // namespace

std::optional<Date> parse_date(std::string_view text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
        !read_digits(text.substr(0, 4), year) || !read_digits(text.substr(5, 2), month) ||
        !read_digits(text.substr(8, 2), day))
        return std::nullopt;
    const Date date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string format_date(Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date paris_day(Instant instant)
{
    using namespace std::chrono_literals;
    const auto year = Date{chrono::floor<chrono::days>(instant)}.year();
    // Directive 2000/84/EC: summer time runs from 01:00 UTC on the last Sunday of March to
    // 01:00 UTC on the last Sunday of October.
    const auto summer = chrono::sys_days{year / chrono::March / chrono::Sunday[chrono::last]} + 1h;
    const auto winter =
        chrono::sys_days{year / chrono::October / chrono::Sunday[chrono::last]} + 1h;
    const auto offset = instant >= summer && instant < winter ? 2h : 1h;
    return Date{chrono::floor<chrono::days>(instant + offset)};
}

Date years_after(Date date, int years)
{
    const Date moved = date + chrono::years{years};
    if (moved.ok())
        return moved;
    return years > 0 ? Date{moved.year() / chrono::March / 1}
                     : Date{moved.year() / chrono::February / chrono::last};
}

Date days_after(Date date, int days)
{
    return Date{chrono::sys_days{date} + chrono::days{days}};
}

int days_between(Date from, Date to)
{
    return static_cast<int>((chrono::sys_days{to} - chrono::sys_days{from}).count());
}

int age_on(Date birth, Date on)
{
    const int years = static_cast<int>(on.year()) - static_cast<int>(birth.year());
    return on < years_after(birth, years) ? years - 1 : years;
}

} // namespace base
