#include "central/sqlite_store.h"

namespace central
{

using base::Result;
using base::Uuid;
using sqlite::Statement;
using sqlite::Transaction;

namespace
{

Deposit deposit_of(Statement& row)
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

} // namespace

Result<std::optional<Deposit>> SqliteStore::find_deposit(const Uuid& id)
{
    Statement ask = m_database.prepare(
        "SELECT id, kiosk, number, procedure, made_at, at, manifest_digest, manifest, "
        "application_number, kiosk_receipt, receipt FROM deposits WHERE id = ?",
        id);
    if (!TRY(ask.step()))
        return std::nullopt;
    return deposit_of(ask);
}

Result<unsigned> SqliteStore::next_counter(const std::string& office)
{
    Statement next = m_database.prepare(
        "INSERT INTO counters (office, value) VALUES (?, 1) "
        "ON CONFLICT (office) DO UPDATE SET value = counters.value + 1 RETURNING value",
        office);
    TRY(next.step());
    const auto counter = static_cast<unsigned>(next.whole());
    TRY(next.step());
    return counter;
}

Result<void> SqliteStore::insert_deposit(const Deposit& deposit)
{
    return m_database.run(
        "INSERT INTO deposits (id, kiosk, number, procedure, made_at, at, manifest_digest, "
        "manifest, application_number, kiosk_receipt, receipt) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        deposit.id, deposit.kiosk, deposit.number, deposit.procedure, deposit.made_at, deposit.at,
        deposit.manifest_digest, deposit.manifest, deposit.application_number,
        deposit.kiosk_receipt, deposit.receipt);
}

Result<Committed> SqliteStore::commit_deposit(const NewDeposit& deposit, const Finish& finish)
{
    const Lock lock{m_mutex};
    Transaction transaction = TRY(Transaction::begin(m_database));
    Committed committed;
    if (auto before = TRY(find_deposit(deposit.deposit.id))) {
        committed.deposit = *std::move(before);
        return committed;
    }
    committed.deposit = deposit.deposit;
    const unsigned counter = TRY(next_counter(deposit.office));
    TRY(finish(committed.deposit, counter));
    TRY(insert_deposit(committed.deposit));
    for (const DepositFile& file : deposit.files) {
        TRY(m_database.run(
            "INSERT INTO deposit_files (deposit, file, piece, blob) VALUES (?, ?, ?, ?)",
            deposit.deposit.id, file.file, file.piece, file.blob));
        TRY(m_database.run("DELETE FROM uploads WHERE id = ?", file.blob));
    }
    if (deposit.mail)
        TRY(insert_mail(*deposit.mail));
    committed.orphans = TRY(forget_draft(deposit.deposit.number, deposit.deposit.id));
    TRY(transaction.commit());
    committed.fresh = true;
    return committed;
}

Result<std::optional<Deposit>> SqliteStore::deposit(const Uuid& id)
{
    const Lock lock{m_mutex};
    return find_deposit(id);
}

Result<std::vector<Deposit>> SqliteStore::deposits()
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT id, kiosk, number, procedure, made_at, at, manifest_digest, manifest, "
        "application_number, kiosk_receipt, receipt FROM deposits ORDER BY application_number");
    std::vector<Deposit> deposits;
    while (TRY(ask.step()))
        deposits.push_back(deposit_of(ask));
    return deposits;
}

Result<std::vector<DepositFile>> SqliteStore::deposit_files(const Uuid& deposit)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT file, piece, blob FROM deposit_files WHERE deposit = ? ORDER BY piece, file",
        deposit);
    std::vector<DepositFile> files;
    while (TRY(ask.step())) {
        DepositFile file;
        file.file = ask.uuid();
        file.piece = ask.text();
        file.blob = ask.uuid();
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace central
