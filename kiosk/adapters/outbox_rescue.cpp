#include "kiosk/adapters/outbox_rescue.h"

#include "kiosk/adapters/outbox_rows.h"
#include "shared/base/clock.h"

#include <algorithm>

namespace kiosk::adapters
{

namespace
{

using base::Result;

struct WholeDeposit {
    KeptDeposit deposit;
    std::vector<base::Bytes> sealed; ///< in the order of its files
};

Result<WholeDeposit> read_whole(Database& damaged, const base::Uuid& id)
{
    auto found = TRY(find_deposit(damaged, id));
    if (!found)
        return base::failure(base::ErrorCode::NotFound);
    WholeDeposit whole{.deposit = std::move(*found), .sealed = {}};
    for (const wire::SealedFile& file : whole.deposit.files)
        whole.sealed.push_back(TRY(sealed_bytes(damaged, file)));
    return whole;
}

/// The id at that number; nothing where there is none.
Result<std::optional<base::Uuid>> id_at(Database& damaged, std::int64_t sequence)
{
    Statement row = damaged.prepare("SELECT id FROM deposit WHERE sequence = ?");
    row.bind(sequence);
    if (!TRY(row.step()))
        return std::nullopt;
    return base::Uuid::parse(row.text(0));
}

Result<void> copy(Database& into, const WholeDeposit& whole)
{
    const auto& files = whole.deposit.files;
    std::vector<base::Uuid> order;
    for (const wire::SealedFile& file : files)
        order.push_back(file.file);
    Transaction transaction = TRY(Transaction::begin(into));
    TRY(insert_whole(into, whole.deposit, order, [&](const base::Uuid& id) -> Result<base::Bytes> {
        const auto file = std::ranges::find(files, id, &wire::SealedFile::file);
        return whole.sealed[static_cast<std::size_t>(file - files.begin())];
    }));
    if (whole.deposit.submitted)
        TRY(into.prepare("UPDATE deposit SET submitted = 1 WHERE id = ?")
                .bind(whole.deposit.id.text())
                .run());
    if (whole.deposit.closed)
        TRY(close_deposit(into, whole.deposit.id));
    return transaction.commit();
}

Result<Rescued> copy_all(Database& damaged, Database& into)
{
    Rescued rescued;
    const std::int64_t last =
        damaged.number("SELECT seq FROM sqlite_sequence WHERE name = 'deposit'").value_or(0);
    for (std::int64_t sequence = 1; sequence <= last; ++sequence) {
        const auto id = id_at(damaged, sequence);
        if (id && !*id)
            continue;
        const auto whole =
            id ? read_whole(damaged, **id) : Result<WholeDeposit>{std::unexpected{id.error()}};
        if (whole)
            TRY(copy(into, *whole));
        ++(whole ? rescued.moved : rescued.lost);
    }
    return rescued;
}

} // namespace

Result<Rescued> rescue(const std::filesystem::path& damaged, Database& into)
{
    Rescued rescued;
    if (auto opened = Database::look_into(damaged))
        rescued = TRY(copy_all(*opened, into));
    TRY(into.prepare("INSERT OR REPLACE INTO aside (file, at, moved, lost) VALUES (?, ?, ?, ?)")
            .bind(damaged.filename().string())
            .bind(base::SystemClock{}.now().time_since_epoch().count())
            .bind(rescued.moved)
            .bind(rescued.lost)
            .run());
    return rescued;
}

} // namespace kiosk::adapters
