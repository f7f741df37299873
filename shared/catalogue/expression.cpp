#include "shared/catalogue/expression.h"

#include "shared/catalogue/coercion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

using enum Operator;

constexpr std::array<std::pair<std::string_view, Operator>, 39> names{{
    {"var", Var},
    {"missing", Missing},
    {"missing_some", MissingSome},
    {"if", If},
    {"?:", If},
    {"and", And},
    {"or", Or},
    {"map", Map},
    {"filter", Filter},
    {"reduce", Reduce},
    {"all", All},
    {"none", None},
    {"some", Some},
    {"==", LooselyEqual},
    {"===", Equal},
    {"!=", LooselyUnequal},
    {"!==", Unequal},
    {"!", Not},
    {"!!", Truth},
    {"<", Less},
    {"<=", LessOrEqual},
    {">", Greater},
    {">=", GreaterOrEqual},
    {"max", Max},
    {"min", Min},
    {"+", Add},
    {"-", Subtract},
    {"*", Multiply},
    {"/", Divide},
    {"%", Remainder},
    {"merge", Merge},
    {"in", In},
    {"cat", Cat},
    {"substr", Substr},
    {"log", Log},
    {"date_add", DateAdd},
    {"age", Age},
    {"days_between", DaysBetween},
    {"date_valid", DateValid},
}};

const Value* child(const Value& parent, std::string_view name)
{
    if (const auto* object = std::get_if<Value::Object>(&parent.content)) {
        const auto found = object->find(std::string{name});
        return found == object->end() ? nullptr : &found->second;
    }
    const auto* list = std::get_if<Value::List>(&parent.content);
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
    if (list == nullptr || error != std::errc{} || end != name.data() + name.size())
        return nullptr;
    return index < list->size() ? &(*list)[index] : nullptr;
}

base::Result<std::vector<Expression>> parse_all(const Value& json)
{
    std::vector<Expression> parsed;
    if (const auto* list = std::get_if<Value::List>(&json.content)) {
        for (const Value& item : *list)
            parsed.push_back(TRY(parse_expression(item)));
    } else {
        parsed.push_back(TRY(parse_expression(json)));
    }
    return parsed;
}

Value argument(const Expression& expression, std::size_t index, const Scope& scope)
{
    return index < expression.arguments.size() ? evaluate(expression.arguments[index], scope)
                                               : Value{};
}

Value::List evaluated(const Expression& expression, const Scope& scope)
{
    Value::List values;
    for (const Expression& item : expression.arguments)
        values.push_back(evaluate(item, scope));
    return values;
}

bool is_absent_path(const Value& path)
{
    return path.is_null() || path == Value{""};
}

Value variable(const Expression& expression, const Scope& scope)
{
    const bool is_written = !expression.arguments.empty() && !expression.arguments[0].operation;
    const std::string* name = is_written ? expression.arguments[0].literal.text() : nullptr;
    if (name != nullptr && !name->empty()) {
        if (auto found = scope.find(*name))
            return *std::move(found);
        return argument(expression, 1, scope);
    }
    const Value path = argument(expression, 0, scope);
    if (is_absent_path(path))
        return scope.whole();
    if (const auto found = scope.find(to_text(path)))
        return *found;
    return argument(expression, 1, scope);
}

Value::List missing(const Value::List& names_or_list, const Scope& scope)
{
    const auto* inner =
        names_or_list.empty() ? nullptr : std::get_if<Value::List>(&names_or_list[0].content);
    Value::List absent;
    for (const Value& name : inner != nullptr ? *inner : names_or_list) {
        const auto found = is_absent_path(name) ? scope.whole() : scope.find(to_text(name));
        if (!found || found->is_null() || *found == Value{""})
            absent.push_back(name);
    }
    return absent;
}

Value missing_some(const Expression& expression, const Scope& scope)
{
    const Value options = argument(expression, 1, scope);
    const auto* list = std::get_if<Value::List>(&options.content);
    if (list == nullptr)
        return Value::List{};
    const Value::List absent = missing({options}, scope);
    const auto present = static_cast<double>(list->size() - absent.size());
    return present >= to_number(argument(expression, 0, scope)) ? Value::List{} : absent;
}

Value choose(const Expression& expression, const Scope& scope)
{
    const std::size_t count = expression.arguments.size();
    for (std::size_t i = 0; i + 1 < count; i += 2)
        if (is_true(argument(expression, i, scope)))
            return argument(expression, i + 1, scope);
    return count % 2 == 1 ? argument(expression, count - 1, scope) : Value{};
}

/// `and` stops at the first false value, `or` at the first true one.
Value first_or_last(const Expression& expression, const Scope& scope, bool stops_at)
{
    Value value;
    for (const Expression& item : expression.arguments) {
        value = evaluate(item, scope);
        if (is_true(value) == stops_at)
            return value;
    }
    return value;
}

Value::List items_of(const Expression& expression, const Scope& scope)
{
    Value value = argument(expression, 0, scope);
    auto* list = std::get_if<Value::List>(&value.content);
    return list == nullptr ? Value::List{} : std::move(*list);
}

Value mapped(const Expression& expression, const Scope& scope)
{
    Value::List items = items_of(expression, scope);
    for (Value& item : items)
        item = argument(expression, 1, item);
    return items;
}

Value::List filtered(const Expression& expression, const Scope& scope)
{
    Value::List items = items_of(expression, scope);
    std::erase_if(items,
                  [&](const Value& item) { return !is_true(argument(expression, 1, item)); });
    return items;
}

Value reduced(const Expression& expression, const Scope& scope)
{
    Value accumulator = argument(expression, 2, scope);
    for (Value& item : items_of(expression, scope)) {
        const Value pair =
            Value::Object{{"current", std::move(item)}, {"accumulator", std::move(accumulator)}};
        accumulator = argument(expression, 1, pair);
    }
    return accumulator;
}

bool holds_for_all(const Expression& expression, const Scope& scope)
{
    const Value::List items = items_of(expression, scope);
    return !items.empty() && std::ranges::all_of(items, [&](const Value& item) {
        return is_true(argument(expression, 1, item));
    });
}

bool reads_items(Operator operation)
{
    return operation == Map || operation == Filter || operation == Reduce || operation == All ||
           operation == None || operation == Some;
}

void collect_names(const Expression& expression, std::set<std::string>& into)
{
    if (expression.is_list) {
        for (const Expression& item : expression.arguments)
            collect_names(item, into);
        return;
    }
    const std::string name = expression.operation ? "" : to_text(expression.literal);
    into.insert(expression.literal.is_null() ? "" : name.substr(0, name.find('.')));
}

} // namespace

std::optional<Operator> operator_named(std::string_view name)
{
    const auto* found = std::ranges::find(names, name, &decltype(names)::value_type::first);
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Value> Scope::find(std::string_view path) const
{
    const Value* at = m_value;
    if (m_facts != nullptr) {
        const auto found = m_facts->find(std::string{path.substr(0, path.find('.'))});
        if (found == m_facts->end())
            return std::nullopt;
        at = &found->second;
        if (!path.contains('.'))
            return *at;
        path.remove_prefix(path.find('.') + 1);
    }
    while (true) {
        at = child(*at, path.substr(0, path.find('.')));
        if (at == nullptr)
            return std::nullopt;
        if (!path.contains('.'))
            return *at;
        path.remove_prefix(path.find('.') + 1);
    }
}

base::Result<Expression> parse_expression(const Value& json)
{
    Expression parsed;
    const auto* object = std::get_if<Value::Object>(&json.content);
    if (object != nullptr && object->size() == 1) {
        const auto& [name, arguments] = *object->begin();
        parsed.operation = operator_named(name);
        if (!parsed.operation)
            return base::failure(base::ErrorCode::DataInvalid,
                                 fmt::format("unknown operator '{}'", name));
        parsed.arguments = TRY(parse_all(arguments));
    } else if (std::holds_alternative<Value::List>(json.content)) {
        parsed.is_list = true;
        parsed.arguments = TRY(parse_all(json));
    } else {
        parsed.literal = json;
    }
    return parsed;
}

Value to_value(const Expression& expression)
{
    if (!expression.operation && !expression.is_list)
        return expression.literal;
    Value::List arguments;
    for (const Expression& argument : expression.arguments)
        arguments.push_back(to_value(argument));
    if (expression.is_list)
        return arguments;
    const auto* named =
        std::ranges::find(names, *expression.operation, &decltype(names)::value_type::second);
    // One argument stands alone, but for a list, which would be taken for many.
    const bool alone = arguments.size() == 1 && !expression.arguments[0].is_list;
    return Value::Object{
        {std::string{named->first}, alone ? arguments[0] : Value{std::move(arguments)}}};
}

namespace
{

/// A list that is written out is looked through where it stands.
bool is_listed(const Expression& expression, const Scope& scope)
{
    const Value part = evaluate(expression.arguments[0], scope);
    return std::ranges::any_of(expression.arguments[1].arguments, [&](const Expression& item) {
        return item.operation || item.is_list ? evaluate(item, scope) == part
                                              : item.literal == part;
    });
}

} // namespace

Value evaluate(const Expression& expression, const Scope& scope)
{
    if (!expression.operation)
        return expression.is_list ? Value{evaluated(expression, scope)} : expression.literal;
    switch (*expression.operation) {
    case Var:
        return variable(expression, scope);
    case Missing:
        return missing(evaluated(expression, scope), scope);
    case MissingSome:
        return missing_some(expression, scope);
    case If:
        return choose(expression, scope);
    case And:
        return first_or_last(expression, scope, false);
    case Or:
        return first_or_last(expression, scope, true);
    case In:
        if (expression.arguments.size() == 2 && expression.arguments[1].is_list)
            return is_listed(expression, scope);
        return compute(In, evaluated(expression, scope));
    case Map:
        return mapped(expression, scope);
    case Filter:
        return filtered(expression, scope);
    case Reduce:
        return reduced(expression, scope);
    case All:
        return holds_for_all(expression, scope);
    case None:
        return filtered(expression, scope).empty();
    case Some:
        return !filtered(expression, scope).empty();
    default:
        return compute(*expression.operation, evaluated(expression, scope));
    }
}

void collect_facts(const Expression& expression, std::set<std::string>& into)
{
    const auto& operation = expression.operation;
    const auto& arguments = expression.arguments;
    if (operation == Var && arguments.empty())
        into.insert("");
    else if (operation == Var)
        collect_names(arguments[0], into);
    else if (operation == Missing)
        for (const Expression& name : arguments)
            collect_names(name, into);
    else if (operation == MissingSome && arguments.size() > 1)
        collect_names(arguments[1], into);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (!(operation && reads_items(*operation) && i == 1))
            collect_facts(arguments[i], into);
}

} // namespace catalogue
