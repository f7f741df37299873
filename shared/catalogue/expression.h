#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace catalogue
{

enum class Operator {
    Var,
    Missing,
    MissingSome,
    If,
    And,
    Or,
    Map,
    Filter,
    Reduce,
    All,
    None,
    Some,
    LooselyEqual,
    Equal,
    LooselyUnequal,
    Unequal,
    Not,
    Truth,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Max,
    Min,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Merge,
    In,
    Cat,
    Substr,
    Log,
    DateAdd,
    Age,
    DaysBetween,
    DateValid,
};

std::optional<Operator> operator_named(std::string_view name);

/// A parsed rule: a value, a list of expressions, an operator with its arguments, or an expression
/// that several rules share, with its name where it has one.
struct Expression {
    Value literal{}; ///< or the shared expression's name
    bool is_list = false;
    std::optional<Operator> operation{};
    std::vector<Expression> arguments{}; ///< or the list's items
    std::shared_ptr<const Expression> stands_for{};
};

/// What a rule reads: the facts, or the item at hand inside map, filter, reduce...
class Scope
{
public:
    Scope(const Facts& facts) : m_facts{&facts} {}
    Scope(const Value& value) : m_value{&value} {}

    Value whole() const { return m_facts != nullptr ? Value{*m_facts} : *m_value; }
    /// The value at a dotted path; nothing where there is none.
    const Value* find(const std::string& path) const;

private:
    const Facts* m_facts = nullptr;
    const Value* m_value = nullptr;
};

/// The expression that a name stands for wherever `{"var": name}` is read; nothing for others.
using ExpressionNamed = std::function<std::shared_ptr<const Expression>(std::string_view)>;

/// DataInvalid names an operator that does not exist.
base::Result<Expression> parse_expression(const Value& json, const ExpressionNamed& named);
enum class Names { Kept, Expanded };
/// The JSON that gives this expression again.
Value to_value(const Expression& expression, Names names);
Value evaluate(const Expression& expression, const Scope& scope);
/// JsonLogic's truth of the evaluation.
bool holds(const Expression& expression, const Scope& scope);
void collect_facts(const Expression& expression, std::set<std::string>& names);

/// An operator that reads nothing but its arguments.
Value compute(Operator operation, const Value::List& arguments);
/// ==, ===, <... of two.
bool is_comparison(Operator operation);
bool compare(Operator operation, const Value& left, const Value& right);

} // namespace catalogue
