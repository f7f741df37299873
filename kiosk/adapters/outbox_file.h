#pragma once

#include "kiosk/adapters/outbox_database.h"
#include "kiosk/adapters/sealed_files.h"

#include <functional>
#include <string_view>

namespace kiosk::adapters
{

/// The outbox's database: `outbox.sqlite` in a folder, and `outbox-2.sqlite`, `outbox-3.sqlite`
/// after it where one was damaged. The last one is in use; those before it are left as they were
/// found, for whoever may still read them.
class OutboxFile
{
public:
    using Note = std::function<void(std::string_view)>;
    OutboxFile(std::filesystem::path folder, Note note);

    /// Opened when it is first asked for. StorageFailed, StorageFull.
    base::Result<Database*> open();
    /// Something in it was found damaged: true where it can be gone on with, because it is whole
    /// after all or because another holds all that could be read.
    bool put_right();
    void close() { m_database.reset(); }
    const SealedFiles& sealed() const { return m_sealed; }

    /// The file in use in that folder.
    static std::filesystem::path current(const std::filesystem::path& folder);

private:
    base::Result<void> open_next();
    bool is_whole();
    base::Result<void> replace();

    std::filesystem::path m_folder;
    SealedFiles m_sealed;
    Note m_note;
    std::optional<Database> m_database;
};

} // namespace kiosk::adapters
