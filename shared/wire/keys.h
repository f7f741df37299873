#pragma once

#include "shared/base/result.h"
#include "shared/receipt/keys.h"
#include "shared/wire/envelope.h"

#include <string>
#include <string_view>
#include <vector>

namespace wire
{

/// A public key of central's that opens deposits; they are sealed to the current one.
struct EncryptionKey {
    EncryptionPublicKey public_key{};
    bool current = false;

    bool operator==(const EncryptionKey&) const = default;
};

/// GET /v1/keys
struct KeySet {
    std::vector<EncryptionKey> encryption;
    receipt::VerifyingKeys receipts; ///< central's and the kiosks'

    /// The key to seal to; null where there is none.
    const EncryptionPublicKey* current() const;
};

/// `{"encryption": [{"kid", "public_key", "current"}], "receipts": a JWK Set}`
std::string to_json(const KeySet& keys);
/// DataInvalid where a key's id is not that of the key.
base::Result<KeySet> parse_key_set(std::string_view json);

/// PUT /v1/kiosks/current/receipt-keys: the keys that verify this kiosk's receipts, as a JWK Set
/// of issuer "kiosk": receipt::VerifyingKeys' own JSON.

} // namespace wire
