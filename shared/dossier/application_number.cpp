#include "shared/base/date.h"
#include "shared/dossier/deposit.h"
#include "shared/dossier/digits.h"

#include <charconv>
#include <fmt/format.h>

namespace dossier
{

namespace
{

constexpr std::size_t office_digits = 4;
constexpr std::size_t day_digits = 8;
constexpr std::size_t counter_digits = 7;
constexpr unsigned counters = 10'000'000;

std::optional<base::Date> day_in(std::string_view number)
{
    const std::string_view day = number.substr(office_digits, day_digits);
    return base::parse_date(
        fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2)));
}

std::unexpected<base::Error> refuse(std::string_view why)
{
    return base::failure(base::ErrorCode::DataInvalid, std::string{why});
}

} // namespace

base::Result<ApplicationNumber> ApplicationNumber::parse(std::string_view text, base::Date today)
{
    if (!is_digits(text, office_digits + day_digits + counter_digits))
        return refuse("an application number has 19 digits");
    const auto day = day_in(text);
    if (!day || day->year() < std::chrono::year{1900} || day->year() > std::chrono::year{2099})
        return refuse("an application number holds a real day");
    if (*day > today)
        return refuse("an application number is not of the future");
    return ApplicationNumber{std::string{text}};
}

base::Result<ApplicationNumber> ApplicationNumber::make(std::string_view office, base::Date day,
                                                        unsigned counter)
{
    if (!is_digits(office, office_digits) || counter >= counters || !day.ok())
        return refuse("no application number can be made of this");
    return parse(fmt::format("{}{:04}{:02}{:02}{:07}", office, static_cast<int>(day.year()),
                             static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                             counter),
                 day);
}

unsigned ApplicationNumber::counter() const
{
    unsigned value = 0;
    const char* first = m_text.data() + office_digits + day_digits;
    std::from_chars(first, m_text.data() + m_text.size(), value);
    return value;
}

base::Date ApplicationNumber::day() const
{
    return day_in(m_text).value_or(base::Date{});
}

std::string ApplicationNumber::grouped() const
{
    const std::string_view text = m_text;
    constexpr std::string_view no_break_space = "\u00A0";
    return fmt::format("{}{}{}{}{}", text.substr(0, office_digits), no_break_space,
                       text.substr(office_digits, day_digits), no_break_space,
                       text.substr(office_digits + day_digits));
}

} // namespace dossier
