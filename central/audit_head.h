#pragma once

#include "central/store.h"

namespace central
{

/// What a signed head says: where every lane stood at that second.
struct AuditAnchor {
    base::Instant at;
    Digest before{}; ///< SHA-256 of the head before; zero where it is the first
    std::vector<AuditLane> lanes;
};

/// A COSE_Sign1 by central's key for receipts. Payload, CWT claims in deterministic CBOR:
///   1 iss: "central";  6 iat: seconds;
///   -65538 (private use): {1: the head before, 2: [[lane, position, hash]...]}.
base::Bytes sign_head(const AuditAnchor& anchor, const receipt::SigningKey& key);
/// ReceiptInvalid where central's key did not sign it.
base::Result<AuditAnchor> read_head(base::ByteView cose, const receipt::VerifyingKeys& keys);

/// Signs the head of the day where there is none yet, keeps it in the store, and writes those of
/// the store that the folder lacks into it, `<day>.cose`.
base::Result<void> anchor(Store& store, const receipt::SigningKey& key, base::Instant now,
                          const std::filesystem::path& folder);

} // namespace central
