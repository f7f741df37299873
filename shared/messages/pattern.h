#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace messages
{

enum class ParameterKind {
    Plain,  ///< {name}
    Number, ///< {n, number}, {n, plural, ...}, {n, selectordinal, ...}
    Select, ///< {kind, select, ...}
};

/// A name that a pattern puts a value for.
struct Parameter {
    std::string name;
    ParameterKind kind = ParameterKind::Plain;

    bool operator==(const Parameter&) const = default;
};

/// The parameters of an ICU MessageFormat pattern, each once, in the order of their first mention.
/// DataInvalid where ICU refuses the pattern or it asks for another kind of argument.
base::Result<std::vector<Parameter>> parameters_of(std::string_view pattern);

} // namespace messages
