#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace catalogue
{

/// A JSON value: what a rule reads and what an answer is. A date is text in ISO 8601. Its copying
/// and the like is compiled once, in value.cpp.
struct Value {
    using List = std::vector<Value>;
    using Object = std::map<std::string, Value>;
    std::variant<std::monostate, bool, double, std::string, List, Object> content;

    Value() = default;
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();
    Value(bool value) : content{value} {}
    Value(double value) : content{value} {}
    Value(int value) : content{static_cast<double>(value)} {}
    Value(const char* value) : content{std::string{value}} {}
    Value(std::string value) : content{std::move(value)} {}
    Value(List value) : content{std::move(value)} {}
    Value(Object value) : content{std::move(value)} {}

    bool is_null() const { return std::holds_alternative<std::monostate>(content); }
    /// The text, or nothing where it is not text.
    const std::string* text() const { return std::get_if<std::string>(&content); }
    const bool* boolean() const { return std::get_if<bool>(&content); }
    const double* number() const { return std::get_if<double>(&content); }

    bool operator==(const Value&) const;
};

/// What is known of a person and a case, by the name of the fact or field. Unknown is absent.
using Facts = std::map<std::string, Value>;

} // namespace catalogue
