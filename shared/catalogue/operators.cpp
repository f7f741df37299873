#include "shared/base/date.h"
#include "shared/base/utf8.h"
#include "shared/base/verify.h"
#include "shared/catalogue/coercion.h"
#include "shared/catalogue/expression.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace catalogue
{

namespace
{

using enum Operator;
using List = Value::List;

const Value null;

const Value& at(const List& arguments, std::size_t index)
{
    return index < arguments.size() ? arguments[index] : null;
}

bool is_order(Operator operation)
{
    return operation == Less || operation == LessOrEqual || operation == Greater ||
           operation == GreaterOrEqual;
}

double extreme(const List& arguments, double start, double (*keep)(double, double))
{
    for (const Value& value : arguments) {
        const double number = to_number(value);
        if (std::isnan(number))
            return number;
        start = keep(start, number);
    }
    return start;
}

double sum(const List& arguments)
{
    double total = 0;
    for (const Value& value : arguments)
        total += leading_number(value);
    return total;
}

Value product(const List& arguments)
{
    if (arguments.size() < 2)
        return at(arguments, 0);
    double total = 1;
    for (const Value& value : arguments)
        total *= leading_number(value);
    return total;
}

double difference(const List& arguments)
{
    const double first = to_number(at(arguments, 0));
    return arguments.size() < 2 ? -first : first - to_number(arguments[1]);
}

/// a < b, or a < b < c.
bool compared(Operator operation, const List& arguments)
{
    if (!compare(operation, at(arguments, 0), at(arguments, 1)))
        return false;
    return !is_order(operation) || arguments.size() < 3 ||
           compare(operation, arguments[1], arguments[2]);
}

Value merged(const List& arguments)
{
    List all;
    for (const Value& value : arguments) {
        if (const auto* list = std::get_if<List>(&value.content))
            all.insert(all.end(), list->begin(), list->end());
        else
            all.push_back(value);
    }
    return all;
}

bool contained(const Value& part, const Value& whole)
{
    if (const auto* list = std::get_if<List>(&whole.content))
        return std::ranges::find(*list, part) != list->end();
    const auto* text = whole.text();
    return text != nullptr && !text->empty() && text->contains(to_text(part));
}

Value concatenated(const List& arguments)
{
    std::string text;
    for (const Value& value : arguments)
        if (!value.is_null())
            text += to_text(value);
    return text;
}

/// A place in a text of `count` characters; a negative one counts from the end.
std::size_t place(double position, std::size_t count)
{
    const auto length = static_cast<double>(count);
    if (std::isnan(position))
        return 0;
    position = std::trunc(position);
    return static_cast<std::size_t>(
        std::clamp(position < 0 ? length + position : position, 0.0, length));
}

Value part_of(const List& arguments)
{
    const std::string text = to_text(at(arguments, 0));
    const auto starts = base::character_starts(text);
    const std::size_t count = starts.size() - 1;
    const std::size_t from = place(to_number(at(arguments, 1)), count);
    std::size_t to = count;
    if (arguments.size() > 2) {
        // A negative length leaves that many characters off the end.
        const double length = to_number(arguments[2]);
        to =
            length < 0 ? place(length, count) : from + std::min(place(length, count), count - from);
    }
    return to <= from ? "" : text.substr(starts[from], starts[to] - starts[from]);
}

std::optional<base::Date> date_in(const Value& value)
{
    const auto* text = value.text();
    return text == nullptr ? std::nullopt : base::parse_date(*text);
}

base::Date months_after(base::Date date, int months)
{
    const base::Date moved = date + std::chrono::months{months};
    return moved.ok() ? moved : base::Date{moved.year() / moved.month() / std::chrono::last};
}

Value date_moved(const List& arguments)
{
    const auto date = date_in(at(arguments, 0));
    const double count = to_number(at(arguments, 1));
    const std::string unit = to_text(at(arguments, 2));
    constexpr double most = 1'000'000;
    if (!date || !(std::abs(count) <= most))
        return {};
    const int by = static_cast<int>(count);
    if (unit == "days")
        return base::format_date(base::days_after(*date, by));
    if (unit == "months")
        return base::format_date(months_after(*date, by));
    return unit == "years" ? Value{base::format_date(base::years_after(*date, by))} : Value{};
}

Value between(const List& arguments, int (*measure)(base::Date, base::Date))
{
    const auto from = date_in(at(arguments, 0));
    const auto to = date_in(at(arguments, 1));
    return from && to ? Value{measure(*from, *to)} : Value{};
}

constexpr double infinity = std::numeric_limits<double>::infinity();

Value reckon(Operator operation, const List& arguments)
{
    switch (operation) {
    case Max:
        return extreme(arguments, -infinity, std::fmax);
    case Min:
        return extreme(arguments, infinity, std::fmin);
    case Add:
        return sum(arguments);
    case Subtract:
        return difference(arguments);
    case Multiply:
        return product(arguments);
    case Divide:
        return to_number(at(arguments, 0)) / to_number(at(arguments, 1));
    default:
        return std::fmod(to_number(at(arguments, 0)), to_number(at(arguments, 1)));
    }
}

} // namespace

bool is_comparison(Operator operation)
{
    return operation == LooselyEqual || operation == LooselyUnequal || operation == Equal ||
           operation == Unequal || is_order(operation);
}

bool compare(Operator operation, const Value& left, const Value& right)
{
    switch (operation) {
    case LooselyEqual:
        return loosely_equal(left, right);
    case LooselyUnequal:
        return !loosely_equal(left, right);
    case Equal:
        return left == right;
    case Unequal:
        return !(left == right);
    case Less:
        return less(left, right);
    case LessOrEqual:
        return less_or_equal(left, right);
    case Greater:
        return less(right, left);
    default:
        return less_or_equal(right, left);
    }
}

Value compute(Operator operation, const Value::List& arguments)
{
    switch (operation) {
    case LooselyEqual:
    case LooselyUnequal:
    case Equal:
    case Unequal:
    case Less:
    case LessOrEqual:
    case Greater:
    case GreaterOrEqual:
        return compared(operation, arguments);
    case Max:
    case Min:
    case Add:
    case Subtract:
    case Multiply:
    case Divide:
    case Remainder:
        return reckon(operation, arguments);
    case Not:
        return !is_true(at(arguments, 0));
    case Truth:
        return is_true(at(arguments, 0));
    case Merge:
        return merged(arguments);
    case In:
        return contained(at(arguments, 0), at(arguments, 1));
    case Cat:
        return concatenated(arguments);
    case Substr:
        return part_of(arguments);
    case Log:
        return at(arguments, 0);
    case DateAdd:
        return date_moved(arguments);
    case Age:
        return between(arguments, base::age_on);
    case DaysBetween:
        return between(arguments, base::days_between);
    case DateValid:
        return date_in(at(arguments, 0)).has_value();
    default:
        base::verify(false, "this operator reads its scope");
        return {};
    }
}

} // namespace catalogue
