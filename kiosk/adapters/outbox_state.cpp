#include "kiosk/adapters/outbox_state.h"

#include "kiosk/adapters/outbox_file.h"
#include "kiosk/adapters/outbox_rescue.h"
#include "kiosk/adapters/outbox_rows.h"

#include <cerrno>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

using base::Result;

base::Instant instant(std::int64_t milliseconds)
{
    return base::Instant{std::chrono::milliseconds{milliseconds}};
}

/// What a deposit would meet there.
std::optional<StorageTrouble> disk_trouble(const std::filesystem::path& folder)
{
    struct statvfs disk{};
    if (::statvfs(folder.c_str(), &disk) != 0)
        return StorageTrouble::Failing;
    if ((disk.f_flag & ST_RDONLY) != 0)
        return StorageTrouble::ReadOnly;
    if (disk.f_bavail == 0)
        return StorageTrouble::Full;
    if (::access(folder.c_str(), W_OK) != 0)
        return trouble_of_errno(errno);
    return std::nullopt;
}

Result<void> read_line(Database& database, OutboxState& state)
{
    Statement row = database.prepare(
        "SELECT waiting, heard_at, failure, failed_at, next_try, clock_off FROM line");
    TRY(row.step());
    state.waiting = static_cast<std::uint64_t>(row.integer(0));
    state.heard_at = instant(row.integer(1));
    state.line = {.code = std::string{row.text(2)},
                  .at = instant(row.integer(3)),
                  .next_try = instant(row.integer(4))};
    state.clock_off = std::chrono::seconds{row.integer(5)};
    return {};
}

DepositStage stage_of(const Statement& row)
{
    if (row.integer(3) != 0)
        return DepositStage::Submitted;
    return row.integer(4) != 0 ? DepositStage::Sending : DepositStage::Waiting;
}

Result<void> read_deposits(Database& database, std::size_t most, OutboxState& state)
{
    Statement rows = database.prepare(
        "SELECT id, at, bytes, submitted, "
        "EXISTS (SELECT 1 FROM file WHERE file.deposit = deposit.id AND upload <> ''), tries, "
        "failure, tried_at, next_try FROM deposit WHERE closed = 0 ORDER BY turn LIMIT ?");
    rows.bind(static_cast<std::int64_t>(most));
    while (TRY(rows.step()))
        state.deposits.push_back({.id = base::Uuid::parse(rows.text(0)).value_or(base::Uuid{}),
                                  .at = instant(rows.integer(1)),
                                  .bytes = static_cast<std::uint64_t>(rows.integer(2)),
                                  .stage = stage_of(rows),
                                  .tries = static_cast<unsigned>(rows.integer(5)),
                                  .trouble = {.code = std::string{rows.text(6)},
                                              .at = instant(rows.integer(7)),
                                              .next_try = instant(rows.integer(8))}});
    return {};
}

Result<void> read_aside(Database& database, OutboxState& state)
{
    Statement rows = database.prepare("SELECT file, at, moved, lost FROM aside ORDER BY at");
    while (TRY(rows.step()))
        state.aside.push_back({.file = std::string{rows.text(0)},
                               .at = instant(rows.integer(1)),
                               .moved = rows.integer(2),
                               .lost = rows.integer(3) == lost_unknown
                                           ? std::nullopt
                                           : std::optional{rows.integer(3)}});
    return {};
}

} // namespace

Result<OutboxState> look_at_outbox(const std::filesystem::path& folder,
                                   const CapacitySettings& settings, std::size_t most_deposits)
{
    Database database = TRY(Database::look_into(OutboxFile::current(folder)));
    OutboxState state;
    state.disk = disk_trouble(folder);
    TRY(read_line(database, state));
    TRY(read_deposits(database, most_deposits, state));
    TRY(read_aside(database, state));
    state.capacity = TRY(capacity_of(folder, TRY(held_in(database)), settings));
    return state;
}

} // namespace kiosk::adapters
