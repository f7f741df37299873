#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"

#include <cstdint>
#include <filesystem>

namespace central
{

/// Bytes of files, in a folder, named by ids that central makes. What a call says is kept survives
/// a power cut. Errors: StorageFailed, StorageFull, NotFound.
class Blobs
{
public:
    static base::Result<Blobs> open(const std::filesystem::path& folder);

    base::Result<void> put(const base::Uuid& id, base::ByteView bytes) const;
    base::Result<base::Bytes> get(const base::Uuid& id) const;
    /// Nothing where it was not there.
    void remove(const base::Uuid& id) const;

    /// Makes an empty one that grows.
    base::Result<void> create(const base::Uuid& id) const;
    base::Result<std::uint64_t> size(const base::Uuid& id) const;
    /// Adds bytes where it has that size now; false where it has another. Callers do not overlap
    /// on one id.
    base::Result<bool> append(const base::Uuid& id, std::uint64_t at, base::ByteView bytes) const;
    /// What it has now survives a power cut too, whoever wrote it and was cut off.
    base::Result<void> flush(const base::Uuid& id) const;

private:
    explicit Blobs(std::filesystem::path folder) : m_folder{std::move(folder)} {}
    std::filesystem::path path_of(const base::Uuid& id) const;
    std::filesystem::path m_folder;
};

} // namespace central
