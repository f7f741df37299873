#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/dossier/dossier.h"

#include <string>
#include <string_view>
#include <vector>

namespace wire
{

/// What is inside the sealed manifest of a deposit: all that the visitor gave but the files.
/// Both sides digest `dossier::manifest_of` of these values, not this JSON.
struct DepositManifest {
    dossier::Dossier dossier;
    std::string foreigner_number;
    std::string catalogue_version;
    std::string kiosk;
    base::Instant at; ///< to the second

    bool operator==(const DepositManifest&) const = default;
};

/// A file of the dossier, sealed and uploaded.
struct SealedFile {
    base::Uuid file;
    std::uint64_t size = 0;   ///< bytes of the sealed form
    dossier::Sha256 digest{}; ///< of the sealed form

    bool operator==(const SealedFile&) const = default;
};

/// PUT /v1/deposits/{id}. `manifest` is the envelope (envelope.h) around to_json(DepositManifest),
/// its part being the deposit's own id. `receipt` is the kiosk's signed receipt, "DEP1:...".
struct DepositSubmission {
    base::Bytes manifest;
    dossier::Sha256 manifest_digest{}; ///< SHA-256 of dossier::manifest_of(...)
    std::vector<SealedFile> files;
    std::string receipt;

    bool operator==(const DepositSubmission&) const = default;
};

/// Central's answer, the same at every replay.
struct DepositReceipt {
    base::Uuid deposit;
    base::Instant at;
    std::string application_number; ///< 19 digits
    std::string receipt;            ///< central's signed receipt, "DEP1:..."
    dossier::Sha256 manifest_digest{};

    bool operator==(const DepositReceipt&) const = default;
};

std::string to_json(const DepositManifest& manifest);
std::string to_json(const DepositSubmission& submission);
std::string to_json(const DepositReceipt& receipt);

base::Result<DepositManifest> parse_deposit_manifest(std::string_view json);
base::Result<DepositSubmission> parse_deposit_submission(std::string_view json);
base::Result<DepositReceipt> parse_deposit_receipt(std::string_view json);

} // namespace wire
