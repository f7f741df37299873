#pragma once

#include "kiosk/adapters/outbox.h"

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

/// All that an outbox holds of a file.
inline base::Result<base::Bytes> bytes_of(kiosk::adapters::Outbox& outbox,
                                          const wire::SealedFile& file)
{
    const auto sealed = outbox.open_file(file);
    if (!sealed)
        return std::unexpected{sealed.error()};
    base::Bytes bytes(sealed->size());
    const auto read = sealed->read(0, bytes);
    return read ? base::Result<base::Bytes>{bytes} : std::unexpected{read.error()};
}

} // namespace tests
