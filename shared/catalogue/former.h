#pragma once

#include "shared/catalogue/catalogue.h"

#include <string>
#include <vector>

namespace catalogue
{

/// What the law no longer knows: never an outcome. Who asks for one is told so, and what stands in
/// its place.
struct Former {
    std::string code{};
    std::string name{}; ///< what its papers called it, in French
    base::Date ended{}; ///< the first day without it
    std::string law{};
    std::string answer{}; ///< of guide/answers.yaml
    std::vector<const Procedure*> replaced_by{};
};

/// Reads `folder/former.yaml`, against the catalogue of the same folder, which must outlive it.
/// Errors name file and line: a code that a procedure has, another that none has.
base::Result<std::vector<Former>> load_former(const std::filesystem::path& folder,
                                              const Catalogue& catalogue);

} // namespace catalogue
