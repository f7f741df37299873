#include "shared/catalogue/coercion.h"
#include "shared/catalogue/expression.h"

#include <algorithm>
#include <charconv>

namespace catalogue
{

namespace
{

using enum Operator;

/// What an expression gives: a value that stands in the facts or in the rule, or one made for it.
class Given
{
public:
    Given(const Value& seen) : m_seen{&seen} {}
    Given(Value&& made) : m_made{std::move(made)} {}

    const Value& value() const { return m_seen != nullptr ? *m_seen : m_made; }
    Value taken() && { return m_seen != nullptr ? *m_seen : std::move(m_made); }
    bool is_true() const { return catalogue::is_true(value()); }

private:
    const Value* m_seen = nullptr;
    Value m_made;
};

Given give(const Expression& expression, const Scope& scope);

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

/// The value below `parent` at a dotted path.
const Value* descendant(const Value* parent, std::string_view path)
{
    while (parent != nullptr) {
        const std::size_t dot = path.find('.');
        parent = child(*parent, path.substr(0, dot));
        if (dot == path.npos)
            return parent;
        path.remove_prefix(dot + 1);
    }
    return nullptr;
}

Given argument(const Expression& expression, std::size_t index, const Scope& scope)
{
    return index < expression.arguments.size() ? give(expression.arguments[index], scope)
                                               : Given{Value{}};
}

Value::List evaluated(const Expression& expression, const Scope& scope)
{
    Value::List values;
    values.reserve(expression.arguments.size());
    for (const Expression& item : expression.arguments)
        values.push_back(give(item, scope).taken());
    return values;
}

bool is_absent_path(const Value& path)
{
    return path.is_null() || (path.text() != nullptr && path.text()->empty());
}

Given variable(const Expression& expression, const Scope& scope)
{
    const Given path = argument(expression, 0, scope);
    if (is_absent_path(path.value()))
        return scope.whole();
    const std::string* name = path.value().text();
    const Value* found = scope.find(name != nullptr ? *name : to_text(path.value()));
    return found != nullptr ? Given{*found} : argument(expression, 1, scope);
}

Value::List missing(const Value::List& names_or_list, const Scope& scope)
{
    const auto* inner =
        names_or_list.empty() ? nullptr : std::get_if<Value::List>(&names_or_list[0].content);
    Value::List absent;
    for (const Value& name : inner != nullptr ? *inner : names_or_list) {
        if (is_absent_path(name)) {
            if (is_absent_path(scope.whole()))
                absent.push_back(name);
            continue;
        }
        const Value* found = scope.find(to_text(name));
        if (found == nullptr || is_absent_path(*found))
            absent.push_back(name);
    }
    return absent;
}

Value missing_some(const Expression& expression, const Scope& scope)
{
    const Given options = argument(expression, 1, scope);
    const auto* list = std::get_if<Value::List>(&options.value().content);
    if (list == nullptr)
        return Value::List{};
    const Value::List absent = missing({options.value()}, scope);
    const auto present = static_cast<double>(list->size() - absent.size());
    const double enough = to_number(argument(expression, 0, scope).value());
    return present >= enough ? Value::List{} : absent;
}

Given choose(const Expression& expression, const Scope& scope)
{
    const std::size_t count = expression.arguments.size();
    for (std::size_t i = 0; i + 1 < count; i += 2)
        if (argument(expression, i, scope).is_true())
            return argument(expression, i + 1, scope);
    return count % 2 == 1 ? argument(expression, count - 1, scope) : Given{Value{}};
}

/// `and` stops at the first false value, `or` at the first true one.
Given first_or_last(const Expression& expression, const Scope& scope, bool stops_at)
{
    for (std::size_t i = 0; i + 1 < expression.arguments.size(); ++i)
        if (Given given = give(expression.arguments[i], scope); given.is_true() == stops_at)
            return given;
    return expression.arguments.empty() ? Given{Value{}} : give(expression.arguments.back(), scope);
}

/// A list that is written out is looked through where it stands.
Value is_in(const Expression& expression, const Scope& scope)
{
    if (expression.arguments.size() != 2 || !expression.arguments[1].is_list)
        return compute(In, evaluated(expression, scope));
    const Given part = give(expression.arguments[0], scope);
    return std::ranges::any_of(expression.arguments[1].arguments, [&](const Expression& item) {
        return give(item, scope).value() == part.value();
    });
}

Value compared(const Expression& expression, const Scope& scope)
{
    if (expression.arguments.size() != 2)
        return compute(*expression.operation, evaluated(expression, scope));
    const Given left = give(expression.arguments[0], scope);
    const Given right = give(expression.arguments[1], scope);
    return compare(*expression.operation, left.value(), right.value());
}

Value::List items_of(const Expression& expression, const Scope& scope)
{
    Value value = argument(expression, 0, scope).taken();
    auto* list = std::get_if<Value::List>(&value.content);
    return list == nullptr ? Value::List{} : std::move(*list);
}

Value mapped(const Expression& expression, const Scope& scope)
{
    Value::List items = items_of(expression, scope);
    for (Value& item : items)
        item = argument(expression, 1, item).taken();
    return items;
}

Value::List filtered(const Expression& expression, const Scope& scope)
{
    Value::List items = items_of(expression, scope);
    std::erase_if(items,
                  [&](const Value& item) { return !argument(expression, 1, item).is_true(); });
    return items;
}

Value reduced(const Expression& expression, const Scope& scope)
{
    Value accumulator = argument(expression, 2, scope).taken();
    for (Value& item : items_of(expression, scope)) {
        const Value pair =
            Value::Object{{"current", std::move(item)}, {"accumulator", std::move(accumulator)}};
        accumulator = argument(expression, 1, pair).taken();
    }
    return accumulator;
}

bool holds_for_all(const Expression& expression, const Scope& scope)
{
    const Value::List items = items_of(expression, scope);
    return !items.empty() && std::ranges::all_of(items, [&](const Value& item) {
        return argument(expression, 1, item).is_true();
    });
}

Value made(const Expression& expression, const Scope& scope)
{
    switch (*expression.operation) {
    case Missing:
        return missing(evaluated(expression, scope), scope);
    case MissingSome:
        return missing_some(expression, scope);
    case In:
        return is_in(expression, scope);
    case Not:
        return !argument(expression, 0, scope).is_true();
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
        return is_comparison(*expression.operation)
                   ? compared(expression, scope)
                   : compute(*expression.operation, evaluated(expression, scope));
    }
}

Given give(const Expression& expression, const Scope& scope)
{
    if (expression.stands_for != nullptr)
        return give(*expression.stands_for, scope);
    if (!expression.operation)
        return expression.is_list ? Given{evaluated(expression, scope)} : Given{expression.literal};
    switch (*expression.operation) {
    case Var:
        return variable(expression, scope);
    case If:
        return choose(expression, scope);
    case And:
        return first_or_last(expression, scope, false);
    case Or:
        return first_or_last(expression, scope, true);
    default:
        return made(expression, scope);
    }
}

} // namespace

const Value* Scope::find(const std::string& path) const
{
    if (m_facts == nullptr)
        return descendant(m_value, path);
    const std::size_t dot = path.find('.');
    const auto found = m_facts->find(dot == path.npos ? path : path.substr(0, dot));
    if (found == m_facts->end())
        return nullptr;
    return dot == path.npos ? &found->second
                            : descendant(&found->second, std::string_view{path}.substr(dot + 1));
}

Value evaluate(const Expression& expression, const Scope& scope)
{
    return give(expression, scope).taken();
}

bool holds(const Expression& expression, const Scope& scope)
{
    return give(expression, scope).is_true();
}

} // namespace catalogue
