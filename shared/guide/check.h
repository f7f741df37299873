#pragma once

#include "shared/catalogue/catalogue.h"

#include <filesystem>
#include <vector>

namespace guide
{

/// Every mistake that can be found in one reading of all files of `folder/guide/`.
std::vector<catalogue::Fault> faults_of_files(const std::filesystem::path& folder,
                                              const catalogue::Catalogue& catalogue,
                                              const catalogue::Catalogue::MessageExists& exists);

} // namespace guide
