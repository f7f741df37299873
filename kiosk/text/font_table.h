#pragma once

#include "kiosk/text/layout.h"
#include "shared/base/result.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text
{

/// A font file and how it is used.
struct FaceFile {
    std::filesystem::path path;
    unsigned index = 0; ///< within a collection
    float scale = 1;    ///< of the size asked for
    bool hinted = true; ///< vertical hinting
    bool operator==(const FaceFile&) const = default;
};

/// A family's file for each Weight; one that does not exist is the regular file again.
struct FaceFiles {
    std::string name;
    std::array<FaceFile, 3> by_weight;
};

/// The faces of a script, for some languages or (none named) for all; indices into `faces`.
struct FontRow {
    std::string script;
    std::vector<std::string> languages;
    std::vector<std::size_t> faces;
};

/// What assets/fonts.yaml says.
struct FontTable {
    std::vector<FaceFiles> faces;
    std::vector<FontRow> words;
    std::vector<std::size_t> fallback, monospace, icons;
    std::size_t figure_face = 0;
    std::string figures; ///< ASCII characters that `figure_face` draws in every script

    /// An Error names the file and line of what is wrong, also of a font file that is missing.
    static base::Result<FontTable> load(const std::filesystem::path& file);

    /// Faces for a script in a language, best first, the fallback at the end.
    std::vector<std::size_t> faces_for(std::string_view script, std::string_view language) const;
};

} // namespace kiosk::text
