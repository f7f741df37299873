#include "kiosk/screens/typed_number.h"

#include <charconv>

namespace kiosk::screens
{

std::string digits_of(const catalogue::Value& number)
{
    const double* known = number.number();
    return known != nullptr ? std::to_string(static_cast<long>(*known)) : std::string{};
}

catalogue::Value typed_number(std::string_view digits)
{
    int typed = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), typed);
    return error == std::errc{} ? catalogue::Value{typed} : catalogue::Value{};
}

} // namespace kiosk::screens
