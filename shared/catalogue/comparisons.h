#pragma once

#include "shared/catalogue/fact.h"

#include <string>
#include <vector>

namespace catalogue
{

/// A text that a rule holds a fact against.
struct Comparison {
    std::string fact{};
    std::string value{};
};

/// Of a rule as JSON: `{"==": [{"var": f}, "v"]}`, `{"in": [{"var": f}, ["v", "w"]]}`,
/// `{"in": ["v", {"var": f}]}`.
std::vector<Comparison> comparisons_in(const Value& rule);

/// Whether the fact can ever have that value.
bool may_be(const Fact& fact, const Comparison& comparison);

} // namespace catalogue
