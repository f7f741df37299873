#pragma once

#include "shared/base/bytes.h"
#include "shared/base/durable.h"
#include "shared/base/result.h"
#include "shared/wire/deposit.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::adapters
{

/// Takes the sealed form of a file as it comes.
using TakePart = std::function<base::Result<void>(base::ByteView part)>;
/// Gives the sealed form of a file, part by part. Several threads ask, each for another file.
using Seals = std::function<base::Result<void>(const base::Uuid& file, const TakePart& take)>;

/// The sealed form of one file, read from where one wants.
class SealedReading
{
public:
    SealedReading(std::unique_ptr<base::Descriptor> file, std::uint64_t size)
        : m_file{std::move(file)}, m_size{size}
    {
    }

    std::uint64_t size() const { return m_size; }
    /// Fills all of it. DataInvalid where it ends before; StorageFailed.
    base::Result<void> read(std::uint64_t at, std::span<std::byte> into) const;
    /// Of that many from there.
    base::Result<dossier::Sha256> digest(std::uint64_t at, std::uint64_t size) const;

private:
    std::unique_ptr<base::Descriptor> m_file;
    std::uint64_t m_size;
};

/// The sealed bytes of what waits, each in a file of its own: erasing them gives their room back at
/// once, however full the disk is. A file is named for its id and its digest, so that what a failed
/// deposit left is never taken for what was sealed later.
class SealedFiles
{
public:
    /// Next to the outbox's database.
    explicit SealedFiles(const std::filesystem::path& outbox);

    /// StorageFailed, StorageFull.
    base::Result<void> make_folder();
    /// All of them are on the disk when it answers, and their names; nothing is left of them where
    /// it fails. As many are sealed at once as there are processors. StorageFailed, StorageFull.
    base::Result<std::vector<wire::SealedFile>> write(const std::vector<base::Uuid>& files,
                                                      const Seals& seals) const;
    /// DataInvalid where they are gone or not as many; StorageFailed.
    base::Result<SealedReading> open(const wire::SealedFile& file) const;
    void erase(const std::vector<wire::SealedFile>& files) const;

    /// What is there, by name.
    std::vector<std::string> names() const;
    static std::string name_of(const wire::SealedFile& file);
    static std::optional<base::Uuid> id_in(std::string_view name);
    void erase_name(const std::string& name) const;

private:
    std::filesystem::path m_folder;
};

} // namespace kiosk::adapters
