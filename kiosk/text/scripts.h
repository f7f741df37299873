#pragma once

#include "kiosk/text/face.h"

#include <string_view>
#include <vector>

namespace kiosk::text
{

struct ScriptRun {
    std::size_t start, end;
    Script script;
};

/// The script a language is written in: 'Arab' for "ar"; 'Latn' where it is not known.
Script script_of_language(std::string_view language);

/// Stretches of one script (UAX 24). What is common to all scripts takes the one before it, a
/// closing bracket that of its opening one; at the start the one after it, else `absent`.
void find_script_runs(std::u16string_view text, Script absent, std::vector<ScriptRun>& runs);

} // namespace kiosk::text
