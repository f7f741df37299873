#include "kiosk/adapters/sync.h"

#include "shared/receipt/receipt.h"
#include "shared/wire/deposit.h"

#include <utility>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;

wire::DepositSubmission submission_of(const KeptDeposit& deposit)
{
    return {.manifest = deposit.manifest,
            .manifest_digest = deposit.manifest_digest,
            .files = deposit.files,
            .receipt = deposit.receipt};
}

} // namespace

Result<dossier::Acknowledgement> Sync::send(const base::Uuid& id)
{
    const auto deposit = TRY(m_outbox.find(id));
    if (!deposit || deposit->closed)
        return base::failure(ErrorCode::NotFound, "no such deposit waits");
    // Where central may have it already, its answer alone was lost: nothing need be uploaded again.
    if (!deposit->submitted) {
        TRY(m_uploads.bring(*deposit));
        TRY(m_outbox.note_submitted(id));
    }
    const Answer answer = TRY(commit(*deposit));
    if (!answer.is_success()) {
        const base::Error error = answer.error();
        if (error.code == ErrorCode::FileMissing) {
            m_uploads.give_up(*deposit);
            TRY(m_outbox.note_refused(id));
        }
        return std::unexpected{error};
    }
    return accept(*deposit, answer);
}

Result<Answer> Sync::commit(const KeptDeposit& deposit)
{
    const std::string json = wire::to_json(submission_of(deposit));
    return m_connection.exchange({.method = "PUT",
                                  .path = "/v1/deposits/" + deposit.id.text(),
                                  .body = base::as_bytes(json)});
}

Result<dossier::Acknowledgement> Sync::accept(const KeptDeposit& deposit, const Answer& answer)
{
    const auto given = TRY(wire::parse_deposit_receipt(base::as_text(answer.body)));
    const auto verify = [&] {
        return receipt::verify(given.receipt,
                               m_keys.known().value_or(wire::Keyset{}).verifying_keys());
    };
    auto verified = verify();
    if (!verified) { // central may have a key that is newer than ours
        TRY(m_keys.refresh());
        verified = verify();
    }
    const receipt::Receipt signed_one = TRY(std::move(verified));
    if (signed_one.issuer != receipt::Issuer::Central || signed_one.deposit != deposit.id ||
        signed_one.manifest != deposit.manifest_digest ||
        signed_one.application_number != given.application_number)
        return base::failure(ErrorCode::ReceiptInvalid, "the receipt is that of another deposit");
    if (!TRY(m_outbox.close_sent(deposit)))
        return base::failure(ErrorCode::DepositConflict, "central filed what stood there before");
    return dossier::Acknowledgement{.deposit = deposit.id,
                                    .at = signed_one.issued_at,
                                    .application_number = signed_one.application_number,
                                    .qr_text = given.receipt};
}

} // namespace kiosk::adapters
