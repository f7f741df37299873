#include "kiosk/adapters/outbox_file.h"

#include "kiosk/adapters/outbox_rescue.h"
#include "kiosk/adapters/outbox_schema.h"
#include "shared/base/durable.h"
#include "shared/base/file.h"

#include <fcntl.h>
#include <fmt/format.h>

namespace kiosk::adapters
{

namespace
{

namespace fs = std::filesystem;
using base::Result;

fs::path name_of(const fs::path& folder, unsigned number)
{
    const std::string suffix = number == 1 ? "" : fmt::format("-{}", number);
    return folder / fmt::format("outbox{}.sqlite", suffix);
}

/// The number of the file in use; 1 where there is none yet.
unsigned current_number(const fs::path& folder)
{
    unsigned number = 1;
    std::error_code ignored;
    while (fs::exists(name_of(folder, number + 1), ignored))
        ++number;
    return number;
}

/// A flush that failed may have left commits in the log that are seen and are not on the disk: they
/// must be there before the file takes them up, or a power cut would put older pages over newer.
Result<void> flush_log(const fs::path& file)
{
    const fs::path log = fs::path{file} += "-wal";
    std::error_code ignored;
    if (!fs::exists(log, ignored))
        return {};
    const auto bytes = base::read_file(log);
    const base::Descriptor again{log, O_WRONLY};
    if (!bytes || !again.good())
        return base::failure(base::ErrorCode::StorageFailed, "outbox: the log cannot be read");
    TRY(base::write_all(again.number(), base::as_bytes(*bytes)));
    return base::flush_file(log);
}

} // namespace

OutboxFile::OutboxFile(fs::path folder, Note note)
    : m_folder{std::move(folder)}, m_sealed{m_folder}, m_note{std::move(note)}
{
}

fs::path OutboxFile::current(const fs::path& folder)
{
    return name_of(folder, current_number(folder));
}

Result<Database*> OutboxFile::open()
{
    if (!m_database) {
        auto opened = open_next();
        if (!opened)
            return std::unexpected{opened.error()};
    }
    m_database->forget_trouble();
    return &*m_database;
}

Result<void> OutboxFile::open_next()
{
    StorageTrouble trouble{};
    if (const auto made = m_sealed.make_folder(); !made)
        return base::failure(made.error().code == base::ErrorCode::StorageFull
                                 ? base::ErrorCode::StorageFull
                                 : base::ErrorCode::StorageFailed,
                             "outbox: no folder: " + made.error().detail);
    const auto open_current = [&]() -> Result<void> {
        TRY(flush_log(current(m_folder)));
        Database database = TRY(Database::open(current(m_folder), &trouble));
        const Result<void> prepared = prepare_outbox(database, m_sealed);
        if (!prepared) {
            trouble = database.trouble().value_or(StorageTrouble::Failing);
            database.leave_as_it_is();
            return prepared;
        }
        m_database = std::move(database);
        return {};
    };
    Result<void> opened = open_current();
    if (!opened && trouble == StorageTrouble::Damaged) {
        // Once more: a read that failed may look like damage.
        opened = open_current();
        if (!opened && trouble == StorageTrouble::Damaged) {
            TRY(replace());
            opened = open_current();
        }
    }
    return opened;
}

bool OutboxFile::put_right()
{
    if (m_database)
        m_database->leave_as_it_is();
    m_database.reset();
    if (!open())
        return false;
    if (is_whole())
        return true;
    m_database->leave_as_it_is();
    m_database.reset();
    return replace().has_value() && open().has_value();
}

bool OutboxFile::is_whole()
{
    Statement check = m_database->prepare("PRAGMA quick_check(1)");
    const auto row = check.step();
    return row && *row && check.text(0) == "ok";
}

Result<void> OutboxFile::replace()
{
    const unsigned number = current_number(m_folder);
    const fs::path damaged = name_of(m_folder, number);
    const fs::path next = name_of(m_folder, number + 1);
    const fs::path making = fs::path{next} += ".making";
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm"})
        fs::remove(fs::path{making} += part, ignored);
    Rescued rescued;
    {
        Database database = TRY(Database::open(making));
        TRY(prepare_outbox(database, m_sealed));
        rescued = TRY(rescue(damaged, database));
        TRY(database.number("PRAGMA wal_checkpoint(TRUNCATE)"));
    } // its last connection closes: the file alone is left
    TRY(base::flush_file(making));
    fs::rename(making, next, ignored);
    if (ignored)
        return base::failure(base::ErrorCode::StorageFailed, "outbox: a file cannot be renamed");
    TRY(base::flush_folder(m_folder));
    if (m_note)
        m_note(fmt::format("outbox: {} is damaged and left as it is: {} deposits read again, {} "
                           "could not be read{}",
                           damaged.filename().string(), rescued.moved, rescued.lost,
                           rescued.all_counted ? "" : ", and nobody knows how many more"));
    return {};
}

} // namespace kiosk::adapters
