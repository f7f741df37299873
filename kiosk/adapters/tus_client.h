#pragma once

#include "kiosk/adapters/central_connection.h"
#include "shared/wire/deposit.h"

#include <cstdint>
#include <optional>
#include <string>

namespace kiosk::adapters
{

/// Where central takes the bytes of a file, and how many it has.
struct UploadPlace {
    std::string location;
    std::uint64_t offset = 0;
};

/// A part of a file, and where it belongs.
struct Chunk {
    std::uint64_t offset = 0;
    StreamedBody bytes;
    dossier::Sha256 digest{};
};

/// What a kiosk asks of uploads, as tus words it. For one thread.
class TusClient
{
public:
    explicit TusClient(CentralConnection& connection) : m_connection{connection} {}

    /// A place for a file of that deposit: the same one when it is asked again.
    base::Result<UploadPlace> create(const base::Uuid& deposit, const wire::SealedFile& file);
    /// How many bytes central has there; nothing where it no longer knows the place.
    base::Result<std::optional<std::uint64_t>> offset_of(const std::string& location);
    /// How many it has after that. CentralBusy where they are no more than before.
    base::Result<std::uint64_t> append(const std::string& location, const Chunk& chunk);
    base::Result<void> remove(const std::string& location);

private:
    CentralConnection& m_connection;
};

} // namespace kiosk::adapters
