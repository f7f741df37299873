#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace catalogue
{

/// A part of a YAML file that knows where it stands.
struct Entry {
    enum class Kind { Empty, Scalar, List, Map };

    Kind kind = Kind::Empty;
    bool quoted = false;
    int line = 0;
    std::string scalar;
    std::vector<std::string> names; ///< of a map, in the file's order
    std::vector<Entry> items;       ///< of a list, or the map's, beside `names`
    std::shared_ptr<const std::filesystem::path> file;

    /// DataInvalid with "file:line: complaint".
    std::unexpected<base::Error> refuse(const std::string& complaint) const;
};

base::Result<std::string> read_text(const std::filesystem::path& file);
/// The first document of a text; `file` is named in complaints. No aliases.
base::Result<Entry> parse_yaml(const std::string& text, const std::filesystem::path& file);
base::Result<Entry> read_yaml(const std::filesystem::path& file);

/// As JSON: unquoted true, false, null and numbers are such; all else is text.
Value to_value(const Entry& entry);

} // namespace catalogue
