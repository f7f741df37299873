#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/receipt/keys.h"

namespace receipt
{

/// A tagged COSE_Sign1 (RFC 9052), ES256, in deterministic CBOR: protected headers {1: -7, 4: kid},
/// nothing unprotected.
base::Bytes sign_cose(base::ByteView payload, const SigningKey& key);

/// What a key of a set signed.
struct SignedPayload {
    base::ByteView payload; ///< a view of what was read
    VerifyingKey key;
};

/// ReceiptInvalid where it is not such a thing, or no key of the set made the signature.
base::Result<SignedPayload> verify_cose(base::ByteView cose, const VerifyingKeys& keys);

} // namespace receipt
