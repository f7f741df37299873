#pragma once

#include "central/http.h"
#include "central/services.h"
#include "shared/wire/deposit.h"

namespace central
{

/// A deposit that a kiosk sends.
struct Sent {
    base::Uuid id;
    Kiosk kiosk;
    wire::DepositSubmission submission;
};

/// A deposit found right in every way, ready to be committed.
struct Admitted {
    wire::DepositManifest manifest;
    dossier::CivilStatus person;
    std::vector<DepositFile> files;
};

/// Opens what was sent and checks it again as if no kiosk had: the uploads are whole, the envelopes
/// open, digests and kinds agree, the kiosk signed, the catalogue's rules hold on the day of the
/// deposit. FileMissing with `missing`, DataInvalid, ReceiptInvalid, IdentityUnknown, File*,
/// DossierIncomplete or DossierIneligible with `problems`.
std::expected<Admitted, Refusal> admit(const Services& services, const Sent& sent);

} // namespace central
