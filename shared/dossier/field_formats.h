#pragma once

#include "shared/base/date.h"
#include "shared/catalogue/procedure.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier
{

/// A text of digits without the spaces that people put between them; others as they are.
std::string tidied_format(catalogue::FieldFormat format, std::string_view text);

/// What is wrong with the form of a text. The numbers of a visa and of a card have none that is
/// public: any text is one.
std::optional<catalogue::MessageKey> fault_in_format(catalogue::FieldFormat format,
                                                     std::string_view text, base::Date today);

/// A SIRET: 14 digits that keep Luhn's rule; those of La Poste add up to a multiple of 5 instead.
bool is_siret(std::string_view text);

} // namespace dossier
