#include "shared/catalogue/expression.h"

#include "shared/catalogue/coercion.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

using enum Operator;

constexpr std::array<std::pair<std::string_view, Operator>, 39> words{{
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

bool reads_items(Operator operation)
{
    return operation == Map || operation == Filter || operation == Reduce || operation == All ||
           operation == None || operation == Some;
}

/// The second argument of what reads items reads the item at hand, and no name.
base::Result<std::vector<Expression>> parse_all(const Value& json, const ExpressionNamed& named,
                                                bool reads_items)
{
    std::vector<Expression> parsed;
    const auto* list = std::get_if<Value::List>(&json.content);
    if (list == nullptr) {
        parsed.push_back(TRY(parse_expression(json, named)));
        return parsed;
    }
    parsed.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i)
        parsed.push_back(
            TRY(parse_expression((*list)[i], reads_items && i == 1 ? ExpressionNamed{} : named)));
    return parsed;
}

std::optional<Expression> standing_for(const Value& arguments, const ExpressionNamed& named)
{
    const auto* list = std::get_if<Value::List>(&arguments.content);
    const Value& name = list != nullptr && list->size() == 1 ? list->front() : arguments;
    if (!named || name.text() == nullptr)
        return std::nullopt;
    auto expression = named(*name.text());
    if (expression == nullptr)
        return std::nullopt;
    return Expression{.literal = name, .stands_for = std::move(expression)};
}

void collect_names(const Expression& expression, std::set<std::string>& into)
{
    if (expression.is_list) {
        for (const Expression& item : expression.arguments)
            collect_names(item, into);
        return;
    }
    const bool is_reckoned = expression.operation || expression.stands_for != nullptr;
    const std::string name = is_reckoned ? "" : to_text(expression.literal);
    into.insert(expression.literal.is_null() ? "" : name.substr(0, name.find('.')));
}

} // namespace

std::optional<Operator> operator_named(std::string_view name)
{
    const auto* found = std::ranges::find(words, name, &decltype(words)::value_type::first);
    return found == words.end() ? std::nullopt : std::optional{found->second};
}

base::Result<Expression> parse_expression(const Value& json, const ExpressionNamed& named)
{
    Expression parsed;
    const auto* object = std::get_if<Value::Object>(&json.content);
    if (object != nullptr && object->size() == 1) {
        const auto& [name, arguments] = *object->begin();
        parsed.operation = operator_named(name);
        if (!parsed.operation)
            return base::failure(base::ErrorCode::DataInvalid,
                                 fmt::format("unknown operator '{}'", name));
        if (parsed.operation == Var)
            if (auto standing = standing_for(arguments, named))
                return *std::move(standing);
        parsed.arguments = TRY(parse_all(arguments, named, reads_items(*parsed.operation)));
    } else if (std::holds_alternative<Value::List>(json.content)) {
        parsed.is_list = true;
        parsed.arguments = TRY(parse_all(json, named, false));
    } else {
        parsed.literal = json;
    }
    return parsed;
}

Value to_value(const Expression& expression, Names names)
{
    if (expression.stands_for != nullptr)
        return names == Names::Kept && !expression.literal.is_null()
                   ? Value{Value::Object{{"var", expression.literal}}}
                   : to_value(*expression.stands_for, names);
    if (!expression.operation && !expression.is_list)
        return expression.literal;
    Value::List arguments;
    for (const Expression& argument : expression.arguments)
        arguments.push_back(to_value(argument, names));
    if (expression.is_list)
        return arguments;
    const auto* word =
        std::ranges::find(words, *expression.operation, &decltype(words)::value_type::second);
    // One argument stands alone, but for a list, which would be taken for many.
    const bool alone = arguments.size() == 1 && !expression.arguments[0].is_list;
    return Value::Object{
        {std::string{word->first}, alone ? arguments[0] : Value{std::move(arguments)}}};
}

void collect_facts(const Expression& expression, std::set<std::string>& into)
{
    if (expression.stands_for != nullptr)
        return collect_facts(*expression.stands_for, into);
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
