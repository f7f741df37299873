#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/wire/deposit.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::adapters
{

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
    /// Its bytes are on the disk when it answers, its name once `flush_names` did. Nothing is left
    /// of what failed. StorageFailed, StorageFull.
    base::Result<wire::SealedFile> write(const base::Uuid& file, base::ByteView sealed) const;
    base::Result<void> flush_names() const;
    /// DataInvalid where they are gone or not as many; StorageFailed.
    base::Result<base::Bytes> read(const wire::SealedFile& file) const;
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
