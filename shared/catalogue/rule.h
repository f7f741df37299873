#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace catalogue
{

struct Expression;
class Rule;
/// The rule that has this name, or nothing.
using RuleNamed = std::function<const Rule*(std::string_view)>;

/// A JsonLogic rule (jsonlogic.com) with date operators; parsed once, evaluated often.
/// Dates are ISO 8601 texts. Added operators: {"date_add": [date, n, "years"|"months"|"days"]},
/// {"age": [birth, on]} in whole years, {"days_between": [from, to]}, {"date_valid": [text]}; they
/// give null where a date is absent or no real day. The eve is {"date_add": [date, -1, "days"]}.
/// The order of two dates is JsonLogic's own <, <=, >, >= on their texts: false where one is null.
class Rule
{
public:
    /// The rule that always holds.
    Rule();
    static base::Result<Rule> parse(std::string_view json);
    static base::Result<Rule> from_value(const Value& json);
    /// The same where `{"var": name}` may read a named rule, which is shared, not copied.
    static base::Result<Rule> from_value(const Value& json, const RuleNamed& named);

    Value evaluate(const Facts& facts) const;
    /// The same over data of any form, as jsonlogic.com has it.
    Value evaluate_on(const Value& data) const;
    /// JsonLogic's truth of the evaluation.
    bool holds(const Facts& facts) const;
    /// Holds where both hold.
    Rule and_also(const Rule& other) const;
    /// Whether it is the rule that always holds.
    bool is_always() const;
    /// The rule as JSON that stands by itself.
    Value to_value() const;
    /// The same for a person to read: with the names that its writer used for expressions.
    Value written() const;
    /// What a person reads of it is from now on what is written of the other.
    void write_as(const Rule& other);
    /// Names of all facts that the rule can read; "" where it can read any.
    std::set<std::string> facts_read() const;

private:
    explicit Rule(std::shared_ptr<const Expression> root) : m_root{std::move(root)} {}
    const std::shared_ptr<const Expression>& words() const;
    std::shared_ptr<const Expression> m_root;
    std::shared_ptr<const Expression> m_written;
};

} // namespace catalogue
