#include "shared/catalogue/rule.h"

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
    return from_value(json, {});
}

base::Result<Rule> Rule::from_value(const Value& json, const RuleNamed& named)
{
    const auto expression_named = [&](std::string_view name) {
        const Rule* rule = named ? named(name) : nullptr;
        return rule != nullptr ? rule->m_root : nullptr;
    };
    return Rule{std::make_shared<const Expression>(TRY(parse_expression(json, expression_named)))};
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
    return catalogue::holds(*m_root, facts);
}

Rule Rule::and_also(const Rule& other) const
{
    if (is_always() || other.is_always())
        return is_always() ? other : *this;
    const auto both = [](const auto& one, const auto& two) {
        return std::make_shared<const Expression>(Expression{
            .operation = Operator::And, .arguments = {{.stands_for = one}, {.stands_for = two}}});
    };
    Rule rule{both(m_root, other.m_root)};
    if (m_written != nullptr || other.m_written != nullptr)
        rule.m_written = both(words(), other.words());
    return rule;
}

bool Rule::is_always() const
{
    return !m_root->operation && m_root->literal == Value{true};
}

Value Rule::to_value() const
{
    return catalogue::to_value(*m_root, Names::Expanded);
}

Value Rule::written() const
{
    return catalogue::to_value(*words(), Names::Kept);
}

void Rule::write_as(const Rule& other)
{
    m_written = other.words();
}

const std::shared_ptr<const Expression>& Rule::words() const
{
    return m_written != nullptr ? m_written : m_root;
}

std::set<std::string> Rule::facts_read() const
{
    std::set<std::string> names;
    collect_facts(*m_root, names);
    return names;
}

} // namespace catalogue
