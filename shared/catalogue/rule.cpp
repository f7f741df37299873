#include "shared/catalogue/rule.h"

#include "shared/catalogue/coercion.h"
#include "shared/catalogue/expression.h"
#include "shared/catalogue/json.h"

namespace catalogue
{

Rule::Rule() : m_root{std::make_shared<const Expression>(Expression{.literal = true})} {}

base::Result<Rule> Rule::parse(std::string_view json)
{
    return from_value(TRY(parse_json(json)));
}

base::Result<Rule> Rule::from_value(const Value& json)
{
    return Rule{std::make_shared<const Expression>(TRY(parse_expression(json)))};
}

Value Rule::evaluate(const Facts& facts) const
{
    return catalogue::evaluate(*m_root, facts);
}

Value Rule::evaluate_on(const Value& data) const
{
    return catalogue::evaluate(*m_root, data);
}

bool Rule::holds(const Facts& facts) const
{
    return is_true(evaluate(facts));
}

Rule Rule::and_also(const Rule& other) const
{
    if (is_always() || other.is_always())
        return is_always() ? other : *this;
    Rule both{std::make_shared<const Expression>(
        Expression{.operation = Operator::And, .arguments = {*m_root, *other.m_root}})};
    both.write_as(Value::Object{{"and", Value::List{written(), other.written()}}});
    return both;
}

bool Rule::is_always() const
{
    return !m_root->operation && m_root->literal == Value{true};
}

Value Rule::to_value() const
{
    return catalogue::to_value(*m_root);
}

Value Rule::written() const
{
    return m_written != nullptr ? *m_written : to_value();
}

void Rule::write_as(Value written)
{
    m_written = std::make_shared<const Value>(std::move(written));
}

std::set<std::string> Rule::facts_read() const
{
    std::set<std::string> names;
    collect_facts(*m_root, names);
    return names;
}

} // namespace catalogue
