#include "shared/receipt/cose.h"

#include "shared/receipt/cbor.h"

#include <optional>

namespace receipt
{

namespace
{

constexpr std::uint64_t cose_sign1 = 18; // RFC 9052
constexpr std::int64_t es256 = -7;

std::unexpected<base::Error> invalid(const char* why)
{
    return base::failure(base::ErrorCode::ReceiptInvalid, why);
}

base::Bytes protected_header(base::ByteView key_id)
{
    CborWriter cbor;
    cbor.map(2);
    cbor.integer(1);
    cbor.integer(es256);
    cbor.integer(4);
    cbor.bytes(key_id);
    return cbor.written();
}

/// RFC 9052 section 4.4: what is signed.
base::Bytes sig_structure(base::ByteView header, base::ByteView payload)
{
    CborWriter cbor;
    cbor.array(4);
    cbor.text("Signature1");
    cbor.bytes(header);
    cbor.bytes({});
    cbor.bytes(payload);
    return cbor.written();
}

struct Envelope {
    base::ByteView header;
    base::ByteView payload;
    base::ByteView signature;
};

std::optional<Envelope> envelope_in(base::ByteView cose)
{
    CborReader cbor{cose};
    if (cbor.tag() != cose_sign1 || cbor.array() != 4U)
        return std::nullopt;
    const auto header = cbor.bytes();
    const bool nothing_unprotected = cbor.map() == 0U;
    const auto payload = cbor.bytes();
    const auto signature = cbor.bytes();
    if (!header || !nothing_unprotected || !payload || !signature || !cbor.at_end())
        return std::nullopt;
    return Envelope{*header, *payload, *signature};
}

std::optional<std::string> key_id_in(base::ByteView header)
{
    CborReader cbor{header};
    if (cbor.map() != 2U || !cbor.key(1) || cbor.integer() != es256 || !cbor.key(4))
        return std::nullopt;
    const auto key_id = cbor.bytes();
    return key_id && cbor.at_end() ? std::optional{base::to_hex(*key_id)} : std::nullopt;
}

} // namespace

base::Bytes sign_cose(base::ByteView payload, const SigningKey& key)
{
    // A key's id is the same whoever it speaks for.
    const auto key_id = base::from_hex(key.verifying_key(Issuer::Central).id);
    const base::Bytes header = protected_header(key_id.value_or(base::Bytes{}));
    CborWriter cbor;
    cbor.tag(cose_sign1);
    cbor.array(4);
    cbor.bytes(header);
    cbor.map(0);
    cbor.bytes(payload);
    cbor.bytes(key.sign(sig_structure(header, payload)));
    return cbor.written();
}

base::Result<SignedPayload> verify_cose(base::ByteView cose, const VerifyingKeys& keys)
{
    const auto envelope = envelope_in(cose);
    const auto key_id = envelope ? key_id_in(envelope->header) : std::nullopt;
    if (!key_id)
        return invalid("not a COSE_Sign1 of ours");
    const VerifyingKey* key = keys.find(*key_id);
    if (key == nullptr)
        return invalid("signed by an unknown key");
    if (!signed_by(*key, sig_structure(envelope->header, envelope->payload), envelope->signature))
        return invalid("the signature does not match");
    return SignedPayload{envelope->payload, *key};
}

} // namespace receipt
