#pragma once

#include <source_location>

namespace base
{

/// Stops the process where the condition does not hold: the mistake is ours and
/// going on could harm a dossier. Active in every build.
void verify(bool condition, const char* claim,
            std::source_location where = std::source_location::current());

} // namespace base
