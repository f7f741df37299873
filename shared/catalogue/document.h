#pragma once

#include "shared/catalogue/commands.h"

#include <optional>
#include <string>

namespace catalogue
{

/// The page that tells of every procedure, in Markdown and in French.
std::string document_of(const Library& library);

/// A piece as a list asks for it, on one line; what it is made of; one procedure.
std::string described(const Library& library, const PieceRequest& request);
std::string described(const Library& library, const Piece& piece);
/// Without a day, all that it says with the days of each.
std::string described(const Library& library, const Procedure& procedure,
                      std::optional<base::Date> day = std::nullopt);

} // namespace catalogue
