#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier
{

// Every space of Unicode counts, the no-break ones too.

std::string without_spaces(std::string_view text);
std::string trimmed(std::string_view text);
/// Trimmed, and each run of spaces made one.
std::string single_spaced(std::string_view text);
/// Code points.
std::size_t characters_in(std::string_view text);

} // namespace dossier
