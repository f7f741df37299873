#pragma once

#include "shared/base/result.h"
#include "shared/dossier/dossier.h"
#include "shared/receipt/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace receipt
{

/// What a QR code on paper proves: that its issuer held this deposit at that second. Nothing in it
/// names the person.
struct Receipt {
    Issuer issuer = Issuer::Kiosk;
    std::string key_id;      ///< of the signing key; `sign` puts its own
    base::Instant issued_at; ///< to the second
    base::Uuid deposit;
    dossier::Sha256 manifest{};                    ///< of dossier::manifest_of's text
    std::optional<std::string> application_number; ///< 19 digits, only ever central's
    unsigned pieces = 0;
    unsigned pages = 0;
    std::string kiosk; ///< where the deposit was made, at most 32 ASCII characters

    bool operator==(const Receipt&) const = default;
};

/// "DEP1:" + Base45 (RFC 9285) of a tagged COSE_Sign1 (RFC 9052), ES256. Protected headers
/// {1: -7, 4: kid}; payload, CWT claims (RFC 8392) in deterministic CBOR (RFC 8949 4.2):
///   1 iss: "kiosk" or "central";  6 iat: seconds;  7 cti: the deposit's UUID, 16 bytes;
///   -65537 (private use): {1: manifest's SHA-256, 2: application number as an integer, left
///   out where there is none, 3: pieces, 4: pages, 5: kiosk}.
std::string sign(const Receipt& receipt, const SigningKey& key);

/// The receipt, where a key of the set signed it and may speak for its issuer; else ReceiptInvalid.
base::Result<Receipt> verify(std::string_view text, const VerifyingKeys& keys);

/// Eight characters printed beside the code, "7KQF-2M9D": 40 bits of the text's SHA-256 in digits
/// and capitals without I, L, O and U. Two papers with one check code carry the same QR code.
std::string check_code(std::string_view text);

} // namespace receipt
