#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace catalogue
{

enum class FactType { Text, Date, Number, YesNo, Choice, Choices, Country };

/// Where a fact comes from.
enum class FactOrigin { Register, Session, Person, Field };

/// A name that rules may read, and what may stand under it.
struct Fact {
    std::string name{};
    FactType type = FactType::Text;
    std::vector<std::string> values{}; ///< of a choice, or of choices
    std::string also{};                ///< its name in the domain reference
    FactOrigin origin = FactOrigin::Person;
};

/// The value that a person wrote on a command line or in a scenario: `true`, `2026-11-23`,
/// `work,studies`. DataInvalid says what is expected.
base::Result<Value> parse_fact(const Fact& fact, std::string_view text);

/// Whether a value may stand under that name; nothing is always allowed.
bool fits(const Fact& fact, const Value& value);

} // namespace catalogue
