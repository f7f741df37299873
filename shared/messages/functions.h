#pragma once

#include "shared/base/result.h"
#include "shared/messages/source.h"

#include <string>

namespace messages
{

/// C++ with one function of namespace `msg` for each message that code asks for by name.
struct Functions {
    std::string header;
    std::string source;
};

/// DataInvalid names the key whose pattern ICU refuses. Keys of the catalogue of procedures
/// (`piece.`, `procedure.`, `country.`, `error.`, `menu.`, the guide's) are found by key and get
/// none.
base::Result<Functions> functions_of(const Source& source);

} // namespace messages
