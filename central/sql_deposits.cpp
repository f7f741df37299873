#include "central/sql_store.h"

namespace central
{

using base::Result;
using base::Uuid;
using sql::Attempt;
using sql::Connection;
using sql::Row;

namespace
{

Deposit deposit_of(Row& row)
{
    Deposit deposit;
    deposit.id = row.uuid();
    deposit.kiosk = row.text();
    deposit.number = row.text();
    deposit.procedure = row.text();
    deposit.made_at = row.instant();
    deposit.at = row.instant();
    deposit.manifest_digest = row.digest();
    deposit.manifest = row.bytes();
    deposit.application_number = row.text();
    deposit.kiosk_receipt = row.text();
    deposit.receipt = row.text();
    return deposit;
}

DepositFile file_of(Row& row)
{
    DepositFile file;
    file.file = row.uuid();
    file.piece = row.text();
    file.blob = row.uuid();
    return file;
}

unsigned counter_of(Row& row)
{
    return static_cast<unsigned>(row.whole());
}

constexpr const char* by_id =
    "SELECT id, kiosk, number, procedure, made_at, at, manifest_digest, manifest, "
    "application_number, kiosk_receipt, receipt FROM deposits WHERE id = $1";

constexpr const char* files_of_deposit =
    "SELECT file, piece, blob FROM deposit_files WHERE deposit = $1 ORDER BY piece, file";

/// A row and not a sequence: what is rolled back leaves no gap, and each office counts its own.
Result<unsigned> next_counter(Connection& connection, const std::string& office)
{
    const auto counter = sql::one(
        TRY(connection.ask("INSERT INTO counters (office, value) VALUES ($1, 1) ON CONFLICT "
                           "(office) DO UPDATE SET value = counters.value + 1 RETURNING value",
                           office)),
        counter_of);
    if (!counter)
        return base::failure(base::ErrorCode::StorageFailed, "the counter gave no number");
    return *counter;
}

Result<void> insert_deposit(Connection& connection, const Deposit& deposit)
{
    TRY(connection.ask(
        "INSERT INTO deposits (id, kiosk, number, procedure, made_at, at, manifest_digest, "
        "manifest, application_number, kiosk_receipt, receipt) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        deposit.id, deposit.kiosk, deposit.number, deposit.procedure, deposit.made_at, deposit.at,
        deposit.manifest_digest, deposit.manifest, deposit.application_number,
        deposit.kiosk_receipt, deposit.receipt));
    TRY(connection.ask("INSERT INTO application_numbers (number, deposit) VALUES ($1, $2)",
                       deposit.application_number, deposit.id));
    return {};
}

Result<void> insert_files(Connection& connection, const NewDeposit& deposit)
{
    for (const DepositFile& file : deposit.files) {
        TRY(connection.ask(
            "INSERT INTO deposit_files (deposit, file, piece, blob) VALUES ($1, $2, $3, $4)",
            deposit.deposit.id, file.file, file.piece, file.blob));
        const sql::Rows taken = TRY(connection.ask("DELETE FROM uploads WHERE id = $1", file.blob));
        if (taken.changed != 1)
            return base::failure(base::ErrorCode::FileMissing, "an upload is no longer there");
    }
    return {};
}

Result<Committed> commit_new(Connection& connection, Journal& journal, const NewDeposit& deposit,
                             const Store::Finish& finish)
{
    Committed committed{.deposit = deposit.deposit, .fresh = true, .orphans = {}};
    const unsigned counter = TRY(next_counter(connection, deposit.office));
    TRY(finish(committed.deposit, counter));
    TRY(insert_deposit(connection, committed.deposit));
    TRY(insert_files(connection, deposit));
    journal.note(Deed::DepositAccepted, deposit.deposit.id.text(),
                 content_of(committed.deposit, deposit.files));
    if (deposit.mail)
        TRY(insert_mail(connection, journal, *deposit.mail));
    committed.orphans =
        TRY(forget_draft(connection, journal, {deposit.deposit.number, deposit.deposit.id}));
    return committed;
}

} // namespace

Result<std::optional<Deposit>> find_deposit(Connection& connection, const Uuid& id)
{
    return sql::one(TRY(connection.ask(by_id, id)), deposit_of);
}

Result<std::vector<DepositFile>> find_deposit_files(Connection& connection, const Uuid& deposit)
{
    return sql::every(TRY(connection.ask(files_of_deposit, deposit)), file_of);
}

Result<Committed> SqlStore::commit_deposit(const NewDeposit& deposit, const Finish& finish)
{
    Committed committed;
    return audited([&](Attempt& attempt, Journal& journal) -> Result<Committed> {
        if (auto before = TRY(find_deposit(attempt.connection, deposit.deposit.id))) {
            // Kept by an earlier try of this call, whose answer was lost.
            if (attempt.perhaps_done && *before == committed.deposit)
                return committed;
            return Committed{.deposit = *std::move(before), .fresh = false, .orphans = {}};
        }
        committed = TRY(commit_new(attempt.connection, journal, deposit, finish));
        return committed;
    });
}

Result<std::optional<Deposit>> SqlStore::deposit(const Uuid& id)
{
    return sql::one(TRY(m_pool->ask(by_id, id)), deposit_of);
}

Result<std::vector<Deposit>> SqlStore::deposits()
{
    return sql::every(
        TRY(m_pool->ask(
            "SELECT id, kiosk, number, procedure, made_at, at, manifest_digest, manifest, "
            "application_number, kiosk_receipt, receipt FROM deposits "
            "ORDER BY application_number")),
        deposit_of);
}

Result<std::vector<DepositFile>> SqlStore::deposit_files(const Uuid& deposit)
{
    return sql::every(TRY(m_pool->ask(files_of_deposit, deposit)), file_of);
}

} // namespace central
