#pragma once

#include "shared/catalogue/commands.h"
#include "shared/catalogue/former.h"

#include <optional>
#include <string>
#include <string_view>

namespace catalogue
{

/// The page that tells of every procedure, and of what no longer is one, in Markdown and in French.
std::string document_of(const Library& library, const std::vector<Former>& former);

/// What is known of the state's online service, in a word.
std::string_view said_of(Online online);

/// A piece as a list asks for it, on one line; what it is made of; one procedure.
std::string described(const Library& library, const PieceRequest& request);
std::string described(const Library& library, const Piece& piece);
/// Without a day, all that it says with the days of each.
std::string described(const Library& library, const Procedure& procedure,
                      std::optional<base::Date> day = std::nullopt);

} // namespace catalogue
