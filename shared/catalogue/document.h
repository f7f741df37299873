#pragma once

#include "shared/catalogue/commands.h"

#include <string>

namespace catalogue
{

/// The page that tells of every procedure, in Markdown and in French.
std::string document_of(const Library& library);

/// A piece as a list asks for it, on one line; what it is made of; one procedure.
std::string described(const Library& library, const PieceRequest& request);
std::string described(const Library& library, const Piece& piece);
std::string described(const Library& library, const Procedure& procedure);

} // namespace catalogue
