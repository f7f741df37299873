#include "central/admission.h"
#include "central/callers.h"
#include "central/resources.h"
#include "shared/dossier/deposit.h"
#include "shared/receipt/receipt.h"

namespace central
{

namespace
{

using base::ErrorCode;
using base::Result;

Response receipt_of(const Deposit& deposit, int status)
{
    wire::DepositReceipt receipt;
    receipt.deposit = deposit.id;
    receipt.at = deposit.at;
    receipt.application_number = deposit.application_number;
    receipt.receipt = deposit.receipt;
    receipt.manifest_digest = deposit.manifest_digest;
    return json(status, wire::to_json(receipt));
}

Answer replayed(const Deposit& before, const Sent& sent)
{
    if (before.kiosk != sent.kiosk.id || before.manifest_digest != sent.submission.manifest_digest)
        return base::failure(ErrorCode::DepositConflict, "that id is another deposit's");
    return receipt_of(before, 200);
}

Result<std::optional<Mail>> confirmation_mail(const Services& services, const base::Uuid& deposit,
                                              const std::string& number)
{
    const auto account = TRY(services.store.account(number));
    if (!account)
        return std::nullopt;
    Mail mail;
    mail.id = base::Uuid::make(services.clock.now());
    mail.to = account->email;
    mail.deposit = deposit;
    mail.next_try = services.clock.now();
    return mail;
}

Result<NewDeposit> prepared(const Services& services, const Sent& sent, const Admitted& admitted)
{
    NewDeposit prepared;
    Deposit& deposit = prepared.deposit;
    deposit.id = sent.id;
    deposit.kiosk = sent.kiosk.id;
    deposit.number = admitted.manifest.foreigner_number;
    deposit.procedure = admitted.manifest.dossier.procedure;
    deposit.made_at = admitted.manifest.at;
    deposit.at = std::chrono::floor<std::chrono::seconds>(services.clock.now());
    deposit.manifest_digest = sent.submission.manifest_digest;
    deposit.manifest = sent.submission.manifest;
    deposit.kiosk_receipt = sent.submission.receipt;
    prepared.files = admitted.files;
    prepared.office = services.configuration.office;
    prepared.mail = TRY(confirmation_mail(services, deposit.id, deposit.number));
    return prepared;
}

/// The number of the day in Paris, and central's signature over it.
Result<void> number_and_sign(const Services& services, const dossier::Dossier& dossier,
                             Deposit& deposit, unsigned counter)
{
    const auto number = TRY(dossier::ApplicationNumber::make(services.configuration.office,
                                                             base::paris_day(deposit.at), counter));
    deposit.application_number = number.text();
    receipt::Receipt receipt;
    receipt.issuer = receipt::Issuer::Central;
    receipt.issued_at = deposit.at;
    receipt.deposit = deposit.id;
    receipt.manifest = deposit.manifest_digest;
    receipt.application_number = deposit.application_number;
    receipt.kiosk = deposit.kiosk;
    receipt.pieces = static_cast<unsigned>(dossier.pieces.size());
    for (const dossier::AttachedPiece& piece : dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files)
            receipt.pages += file.pages;
    deposit.receipt = receipt::sign(receipt, services.keyring.receipts());
    return {};
}

Answer put(const Request& request, const Services& services)
{
    Sent sent;
    sent.kiosk = TRY(kiosk_of(request, services));
    sent.id = TRY(request.uuid("deposit"));
    sent.submission = TRY(wire::parse_deposit_submission(request.body));
    if (const auto before = TRY(services.store.deposit(sent.id)))
        return replayed(*before, sent);
    const Admitted admitted = TRY(admit(services, sent));
    const NewDeposit prepared_deposit = TRY(prepared(services, sent, admitted));
    const auto finish = [&](Deposit& deposit, unsigned counter) {
        return number_and_sign(services, admitted.manifest.dossier, deposit, counter);
    };
    const Committed committed = TRY(services.store.commit_deposit(prepared_deposit, finish));
    if (!committed.fresh)
        return replayed(committed.deposit, sent);
    for (const base::Uuid& blob : committed.orphans)
        services.blobs.remove(blob);
    services.mails_wait();
    return receipt_of(committed.deposit, 201);
}

Answer get(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const base::Uuid id = TRY(request.uuid("deposit"));
    const auto deposit = TRY(services.store.deposit(id));
    if (!deposit || deposit->kiosk != kiosk.id)
        return base::failure(ErrorCode::NotFound, "no such deposit of this kiosk");
    return receipt_of(*deposit, 200);
}

Answer mail_again(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    const base::Uuid id = TRY(request.uuid("deposit"));
    const auto deposit = TRY(services.store.deposit(id));
    if (!deposit || deposit->number != session.number)
        return base::failure(ErrorCode::NotFound, "no such deposit of this person");
    TRY(take_try(services, "confirmation " + session.number, {}));
    if (const auto mail = TRY(confirmation_mail(services, id, session.number)))
        TRY(services.store.add_mail(*mail));
    services.mails_wait();
    return empty(202);
}

} // namespace

void add_deposits(Router& router, const Services& services)
{
    router.add("PUT", "/v1/deposits/{deposit}",
               [&](const Request& request) { return put(request, services); });
    router.add("GET", "/v1/deposits/{deposit}",
               [&](const Request& request) { return get(request, services); });
    router.add("POST", "/v1/deposits/{deposit}/mails",
               [&](const Request& request) { return mail_again(request, services); });
}

} // namespace central
