#pragma once

#include "central/rows.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace central
{

/// Bytes of files, named by ids that central makes. What is put or kept survives a power cut.
/// Errors: StorageFailed, StorageFull, NotFound; CentralBusy with how long to wait where the bytes
/// are kept elsewhere and that place does not do it.
class Blobs
{
public:
    virtual ~Blobs() = default;

    /// Keeps a whole one, or nothing of it.
    virtual base::Result<void> put(const base::Uuid& id, base::ByteView bytes) const = 0;
    virtual base::Result<base::Bytes> get(const base::Uuid& id) const = 0;
    /// Nothing where it was not there. What cannot be erased now is erased by a later `sweep`.
    virtual void remove(const base::Uuid& id) const = 0;

    /// Makes an empty one that grows. What grows may be shorter or other after a power cut.
    virtual base::Result<void> create(const base::Uuid& id) const = 0;
    virtual base::Result<std::uint64_t> size(const base::Uuid& id) const = 0;
    /// Adds bytes where it has that size now; false where it has another. Callers do not overlap
    /// on one id.
    virtual base::Result<bool> append(const base::Uuid& id, std::uint64_t at,
                                      base::ByteView bytes) const = 0;
    /// Takes off what it grew by since it had the size `to`, where it has the size `from` now.
    virtual base::Result<void> cut_back(const base::Uuid& id, std::uint64_t from,
                                        std::uint64_t to) const = 0;
    /// One that has grown whole, its bytes of that digest, is kept like those that were put,
    /// whoever wrote it and was cut off. May be asked again.
    virtual base::Result<void> keep(const base::Uuid& id, const Digest& digest) const = 0;

    /// Erases what could not be erased before.
    virtual void sweep() const = 0;
};

/// Files in 256 folders of that folder, which are made now: keeping a file flushes no folder but
/// its own.
base::Result<std::unique_ptr<Blobs>> open_blob_folder(const std::filesystem::path& folder);

} // namespace central
