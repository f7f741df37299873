#include "kiosk/flow/account_checks.h"

#include "shared/base/date.h"
#include "shared/dossier/email.h"
#include "shared/dossier/foreigner_number.h"
#include "shared/dossier/password.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace kiosk::flow
{

namespace
{

bool all_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Year, month and day where all three are there.
std::optional<std::array<std::string_view, 3>> parts_of(std::string_view date)
{
    const auto first = date.find('-');
    const auto second = first == date.npos ? date.npos : date.find('-', first + 1);
    if (second == date.npos)
        return std::nullopt;
    const std::array parts{date.substr(0, first), date.substr(first + 1, second - first - 1),
                           date.substr(second + 1)};
    if (std::ranges::any_of(parts, &std::string_view::empty))
        return std::nullopt;
    return parts;
}

std::string two_digits(std::string_view number)
{
    return number.size() == 1 ? "0" + std::string{number} : std::string{number};
}

} // namespace

std::string whole_day(std::string_view typed)
{
    if (typed == "--")
        return {};
    const auto parts = parts_of(typed);
    if (!parts || !std::ranges::all_of(*parts, all_digits))
        return std::string{typed};
    const auto& [year, month, day] = *parts;
    return fmt::format("{}-{}-{}", year, two_digits(month), two_digits(day));
}

void check_number(Turn& turn, const std::string& number)
{
    if (dossier::ForeignerNumber::parse(number))
        return;
    // A leading zero is lost by spreadsheets: say so rather than refuse coldly.
    const bool nine = number.size() == 9 && all_digits(number);
    turn.complain("number", nine ? "problem.foreigner_number_nine" : "problem.foreigner_number");
}

void check_birth_date(Turn& turn, const std::string& date)
{
    if (date.empty())
        return turn.complain("birth_date", "problem.date_required");
    const auto day = base::parse_date(date);
    if (!day)
        return turn.complain("birth_date",
                             parts_of(date) ? "problem.date_invalid" : "problem.date_incomplete");
    if (*day > base::paris_day(turn.context.now))
        turn.complain("birth_date", "problem.birth_date_future");
}

void check_email(Turn& turn, const std::string& email)
{
    if (!dossier::Email::parse(email))
        turn.complain("email", "problem.email_invalid");
}

void check_password(Turn& turn, const std::string& password)
{
    if (!dossier::Password::parse(password))
        turn.complain("password", "problem.password_weak");
}

std::string clean_email(std::string_view email)
{
    const auto parsed = dossier::Email::parse(email);
    return parsed ? parsed->text() : std::string{email};
}

bool same_email(std::string_view one, std::string_view other)
{
    const auto first = dossier::Email::parse(one);
    const auto second = dossier::Email::parse(other);
    return first && second && *first == *second;
}

} // namespace kiosk::flow
