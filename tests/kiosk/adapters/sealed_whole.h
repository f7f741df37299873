#pragma once

#include "kiosk/adapters/sealed_files.h"

namespace tests
{

/// Gives the sealed form of a file in one part.
inline kiosk::adapters::Seals
whole(std::function<base::Result<base::Bytes>(const base::Uuid& file)> sealed)
{
    return [sealed = std::move(sealed)](const base::Uuid& file,
                                        const kiosk::adapters::TakePart& take) {
        const auto bytes = sealed(file);
        return bytes ? take(*bytes) : base::Result<void>{std::unexpected{bytes.error()}};
    };
}

} // namespace tests
