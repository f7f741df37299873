#pragma once

#include "shared/catalogue/fact.h"
#include "shared/catalogue/rule.h"

#include <functional>
#include <string>
#include <vector>

namespace catalogue
{

using FactNamed = std::function<const Fact*(std::string_view)>;

/// What is wrong in the days and the numbers that a rule (as JSON) is written with: a day that no
/// calendar has, a number held against a day, a unit of time that nobody knows.
std::vector<std::string> faults_of_literals(const Value& rule, const FactNamed& fact_named,
                                            const RuleNamed& rule_named);

} // namespace catalogue
