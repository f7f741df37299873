#pragma once

#include "kiosk/app/words_of_all.h"
#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/guide/explanations.h"
#include "shared/guide/guide.h"
#include "shared/understanding/matcher.h"

#include <filesystem>
#include <memory>

namespace kiosk::app
{

/// What the kiosk knows of procedures. Empty until it is read: the first screen needs none of it.
struct Library {
    catalogue::Catalogue catalogue;
    guide::Guide guide;
    guide::Explanations explanations;
    understanding::Matcher matcher;

    /// Reads the catalogue's folder. DataInvalid names file and line.
    static base::Result<std::unique_ptr<const Library>> load(const std::filesystem::path& folder,
                                                             const WordsOfAll& words);
};

} // namespace kiosk::app
