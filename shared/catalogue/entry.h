#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <filesystem>
#include <string>
#include <vector>

namespace catalogue
{

/// A part of a YAML file that knows where it stands.
struct Entry {
    enum class Kind { Empty, Scalar, List, Map };

    Kind kind = Kind::Empty;
    std::string scalar;
    bool quoted = false;
    std::vector<std::string> names; ///< of a map, in the file's order
    std::vector<Entry> items;       ///< of a list, or the map's, beside `names`
    std::string file;
    int line = 0;

    /// DataInvalid with "file:line: complaint".
    std::unexpected<base::Error> refuse(const std::string& complaint) const;
};

base::Result<Entry> read_yaml(const std::filesystem::path& file);

/// As JSON: unquoted true, false, null and numbers are such; all else is text.
Value to_value(const Entry& entry);

} // namespace catalogue
