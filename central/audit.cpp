#include "central/audit.h"

#include "central/secrets.h"
#include "shared/receipt/cbor.h"

#include <algorithm>
#include <utility>

namespace central
{

namespace
{

using receipt::CborWriter;

Digest digest_of_written(const CborWriter& cbor)
{
    return digest_of(base::as_text(cbor.written()));
}

std::int64_t milliseconds_of(base::Instant instant)
{
    return instant.time_since_epoch().count();
}

void write_files(CborWriter& cbor, std::vector<DepositFile> files)
{
    std::ranges::sort(files, {}, &DepositFile::file);
    cbor.array(files.size());
    for (const DepositFile& file : files) {
        cbor.array(3);
        cbor.bytes(file.file.bytes());
        cbor.text(file.piece);
        cbor.bytes(file.blob.bytes());
    }
}

} // namespace

std::string_view word_for(Deed deed)
{
    switch (deed) {
    case Deed::PersonRegistered:
        return "person-registered";
    case Deed::KioskEnrolled:
        return "kiosk-enrolled";
    case Deed::KioskPut:
        return "kiosk-put";
    case Deed::ReceiptKeyAdded:
        return "receipt-key-added";
    case Deed::AccountAsked:
        return "account-asked";
    case Deed::CodeRefused:
        return "code-refused";
    case Deed::AccountPut:
        return "account-put";
    case Deed::SessionOpened:
        return "session-opened";
    case Deed::SessionEnded:
        return "session-ended";
    case Deed::DraftSaved:
        return "draft-saved";
    case Deed::DraftFileSaved:
        return "draft-file-saved";
    case Deed::DraftErased:
        return "draft-erased";
    case Deed::DepositAccepted:
        return "deposit-accepted";
    case Deed::DepositAdopted:
        return "deposit-adopted";
    case Deed::DepositOpened:
        return "deposit-opened";
    case Deed::MailQueued:
        return "mail-queued";
    case Deed::MailSent:
        return "mail-sent";
    case Deed::MailGivenUp:
        return "mail-given-up";
    case Deed::OldForgotten:
        return "old-forgotten";
    }
    std::unreachable();
}

int lane_of(std::string_view subject)
{
    return std::to_integer<int>(digest_of(subject)[0]) % audit_lane_count;
}

Digest hash_of(const AuditEntry& entry, const Digest& before)
{
    CborWriter cbor;
    cbor.array(9);
    cbor.text("guichet-audit-1");
    cbor.bytes(before);
    cbor.integer(entry.lane);
    cbor.integer(entry.position);
    cbor.bytes(entry.cause.bytes());
    cbor.integer(milliseconds_of(entry.at));
    cbor.text(entry.deed);
    cbor.text(entry.subject);
    cbor.bytes(entry.content);
    return digest_of_written(cbor);
}

Digest content_of(const Kiosk& kiosk, std::span<const Digest> certificates)
{
    CborWriter cbor;
    cbor.array(5);
    cbor.text(kiosk.id);
    cbor.text(kiosk.hall);
    cbor.integer(static_cast<std::int64_t>(kiosk.status));
    cbor.integer(milliseconds_of(kiosk.enrolled_at.value_or(base::Instant{})));
    cbor.array(certificates.size());
    for (const Digest& fingerprint : certificates)
        cbor.bytes(fingerprint);
    return digest_of_written(cbor);
}

Digest content_of(const Account& account)
{
    // The salt in the password's text keeps the rest from being guessed.
    CborWriter cbor;
    cbor.array(4);
    cbor.text(account.number);
    cbor.text(account.email);
    cbor.text(account.language);
    cbor.text(account.password);
    return digest_of_written(cbor);
}

Digest content_of(const receipt::VerifyingKey& key)
{
    return content_of(key.point);
}

Digest content_of(const Deposit& deposit, std::span<const DepositFile> files)
{
    CborWriter cbor;
    cbor.array(12);
    cbor.bytes(deposit.id.bytes());
    cbor.text(deposit.kiosk);
    cbor.text(deposit.number);
    cbor.text(deposit.procedure);
    cbor.integer(milliseconds_of(deposit.made_at));
    cbor.integer(milliseconds_of(deposit.at));
    cbor.bytes(deposit.manifest_digest);
    cbor.bytes(content_of(deposit.manifest));
    cbor.text(deposit.application_number);
    cbor.text(deposit.kiosk_receipt);
    cbor.text(deposit.receipt);
    write_files(cbor, {files.begin(), files.end()});
    return digest_of_written(cbor);
}

Digest content_of(base::ByteView bytes)
{
    return digest_of(base::as_text(bytes));
}

std::string subject_of(const std::string& kiosk, const receipt::VerifyingKey& key)
{
    return kiosk + "/" + key.id;
}

} // namespace central
