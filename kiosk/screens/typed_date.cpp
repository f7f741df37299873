#include "kiosk/screens/typed_date.h"

#include <charconv>
#include <fmt/format.h>

namespace kiosk::screens
{

ui::DateParts parts_of(std::string_view typed)
{
    const auto first = typed.find('-');
    const auto second = first == std::string_view::npos ? first : typed.find('-', first + 1);
    if (second == std::string_view::npos)
        return {};
    ui::DateParts parts;
    parts.year = typed.substr(0, first);
    const std::string_view month = typed.substr(first + 1, second - first - 1);
    std::from_chars(month.data(), month.data() + month.size(), parts.month);
    parts.day = typed.substr(second + 1);
    // The widget shows what a person writes: 3, not 03.
    if (parts.day.size() == 2 && parts.day.front() == '0')
        parts.day.erase(0, 1);
    return parts;
}

std::string typed_date(const ui::DateParts& parts)
{
    if (parts.day.empty() && parts.month == 0 && parts.year.empty())
        return {};
    const bool whole = !parts.day.empty() && parts.month != 0 && parts.year.size() == 4;
    if (whole)
        return fmt::format("{}-{:02}-{:0>2}", parts.year, parts.month, parts.day);
    return fmt::format("{}-{}-{}", parts.year,
                       parts.month == 0 ? std::string{} : std::to_string(parts.month), parts.day);
}

} // namespace kiosk::screens
