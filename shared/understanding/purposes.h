#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace understanding
{

enum class Kind {
    Procedure, ///< somebody wants something done
    Answer,    ///< somebody wants to understand: the answer has the purpose's name
};

/// What free words may mean.
struct Purpose {
    std::string id;
    Kind kind = Kind::Procedure;
    std::string facts; ///< what the guide may start from: a JSON object, `{}` where nothing
};

/// The purposes of a file, in its order. DataInvalid names file and line.
base::Result<std::vector<Purpose>> read_purposes(const std::filesystem::path& file);

} // namespace understanding
