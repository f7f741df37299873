#include "shared/catalogue/coercion.h"

#include "shared/catalogue/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace catalogue
{

namespace
{

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view blanks = " \t\n\r\f\v";

bool is_compound(const Value& value)
{
    return std::holds_alternative<Value::List>(value.content) ||
           std::holds_alternative<Value::Object>(value.content);
}

std::string joined(const Value::List& list)
{
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0)
            text += ',';
        if (!list[i].is_null())
            text += to_text(list[i]);
    }
    return text;
}

/// A number at the start of the text, and where it ends; npos where there is none.
double read_number(std::string_view text, std::size_t& end)
{
    end = std::string_view::npos;
    std::size_t start = std::min(text.find_first_not_of(blanks), text.size());
    if (text.substr(start, 1) == "+")
        ++start;
    const std::size_t digits = start + (text.substr(start, 1) == "-" ? 1 : 0);
    if (digits >= text.size() || std::string_view{"0123456789."}.find(text[digits]) == text.npos)
        return nan;
    double number = nan;
    const auto [stop, error] =
        std::from_chars(text.data() + start, text.data() + text.size(), number);
    if (error == std::errc{})
        end = static_cast<std::size_t>(stop - text.data());
    return number;
}

double whole_number(std::string_view text)
{
    if (text.find_first_not_of(blanks) == std::string_view::npos)
        return 0;
    std::size_t end = 0;
    const double number = read_number(text, end);
    if (end == std::string_view::npos ||
        text.find_first_not_of(blanks, end) != std::string_view::npos)
        return nan;
    return number;
}

Value primitive(const Value& value)
{
    return is_compound(value) ? Value{to_text(value)} : value;
}

} // namespace

bool is_true(const Value& value)
{
    if (const auto* flag = value.boolean())
        return *flag;
    if (const auto* number = value.number())
        return *number != 0 && !std::isnan(*number);
    if (const auto* text = value.text())
        return !text->empty();
    if (const auto* list = std::get_if<Value::List>(&value.content))
        return !list->empty();
    return !value.is_null();
}

double to_number(const Value& value)
{
    if (value.is_null())
        return 0;
    if (const auto* flag = value.boolean())
        return *flag ? 1 : 0;
    if (const auto* number = value.number())
        return *number;
    return whole_number(to_text(value));
}

double leading_number(const Value& value)
{
    if (const auto* number = value.number())
        return *number;
    std::size_t end = 0;
    return read_number(to_text(value), end);
}

std::string to_text(const Value& value)
{
    if (value.is_null())
        return "null";
    if (const auto* text = value.text())
        return *text;
    if (const auto* list = std::get_if<Value::List>(&value.content))
        return joined(*list);
    if (std::holds_alternative<Value::Object>(value.content))
        return "[object Object]";
    if (const auto* number = value.number(); number != nullptr && !std::isfinite(*number))
        return std::isnan(*number) ? "NaN" : *number > 0 ? "Infinity" : "-Infinity";
    return to_json(value);
}

bool loosely_equal(const Value& left, const Value& right)
{
    if (left.content.index() == right.content.index())
        return left == right;
    if (left.is_null() || right.is_null())
        return false;
    const Value a = primitive(left);
    const Value b = primitive(right);
    if (a.text() != nullptr && b.text() != nullptr)
        return a == b;
    return to_number(a) == to_number(b);
}

bool less(const Value& left, const Value& right)
{
    const Value a = primitive(left);
    const Value b = primitive(right);
    if (a.text() != nullptr && b.text() != nullptr)
        return *a.text() < *b.text();
    return to_number(a) < to_number(b);
}

bool less_or_equal(const Value& left, const Value& right)
{
    const Value a = primitive(left);
    const Value b = primitive(right);
    if (a.text() != nullptr && b.text() != nullptr)
        return *a.text() <= *b.text();
    return to_number(a) <= to_number(b);
}

} // namespace catalogue
