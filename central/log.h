#pragma once

#include <string_view>

namespace central
{

/// One line to the journal (standard error). Never personal data.
void log(std::string_view line);
/// For tests and commands: nothing is written any more.
void silence_log();

} // namespace central
