#include "kiosk/adapters/outbox_rescue.h"

#include "kiosk/adapters/outbox_rows.h"
#include "shared/base/clock.h"

namespace kiosk::adapters
{

namespace
{

using base::Result;

/// The id at that number; nothing where there is none.
Result<std::optional<base::Uuid>> id_at(Database& damaged, std::int64_t sequence)
{
    Statement row = damaged.prepare("SELECT id FROM deposit WHERE sequence = ?");
    row.bind(sequence);
    if (!TRY(row.step()))
        return std::nullopt;
    return base::Uuid::parse(row.text(0));
}

Result<void> copy(Database& into, const KeptDeposit& deposit)
{
    Transaction transaction = TRY(Transaction::begin(into));
    TRY(insert_whole(into, deposit));
    if (deposit.submitted)
        TRY(into.prepare("UPDATE deposit SET submitted = 1 WHERE id = ?")
                .bind(deposit.id.text())
                .run());
    if (deposit.closed)
        TRY(close_deposit(into, deposit.id));
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
        std::optional<KeptDeposit> deposit;
        if (id)
            deposit = find_deposit(damaged, **id).value_or(std::nullopt);
        if (deposit)
            TRY(copy(into, *deposit));
        ++(deposit ? rescued.moved : rescued.lost);
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
