#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace catalogue
{

/// A JsonLogic rule (jsonlogic.com) with date operators; parsed once, evaluated often.
/// Dates are ISO 8601 texts. Added operators: {"date_add": [date, n, "years"|"months"|"days"]},
/// {"age": [birth, on]}, {"days_between": [from, to]}, {"date_valid": [text]}; the order of two
/// dates is JsonLogic's own <, <=, >, >= on their texts.
class Rule
{
public:
    /// The rule that always holds.
    Rule();
    static base::Result<Rule> parse(std::string_view json);

    Value evaluate(const Facts& facts) const;
    /// JsonLogic's truth of the evaluation.
    bool holds(const Facts& facts) const;
    /// Names of all facts that the rule can read.
    std::set<std::string> facts_read() const;

private:
    struct Node;
    std::shared_ptr<const Node> m_root;
};

} // namespace catalogue
