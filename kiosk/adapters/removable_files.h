#pragma once

#include "kiosk/ports/files.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace kiosk::adapters
{

struct RemovableFilesSettings {
    std::vector<std::string> roots{"/media"}; ///< folders that media are mounted under
    unsigned depth = 6;                       ///< folders below a root
    std::size_t at_most = 500;                ///< files listed
};

/// Files of the accepted kinds on what is plugged in. Links are never followed.
std::unique_ptr<ports::FileSource> make_removable_files(RemovableFilesSettings settings);

} // namespace kiosk::adapters
