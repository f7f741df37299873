#pragma once

#include <string>
#include <string_view>

namespace dossier
{

/// A French place name for comparing: lower case without accents, hyphens and apostrophes as
/// spaces, "st" and "ste" written out.
std::string folded_place(std::string_view name);

} // namespace dossier
