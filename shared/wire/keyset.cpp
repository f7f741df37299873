#include "shared/wire/keyset.h"

#include "shared/wire/fields.h"
#include "shared/wire/json.h"
#include "shared/wire/jws.h"

#include <algorithm>
#include <sodium.h>

namespace wire
{

using base::ErrorCode;
using base::Result;
using catalogue::Value;

namespace
{

constexpr const char* algorithm = "ES256";

void add_period(Value::Object& object, const Period& period)
{
    object["not_before"] = base::format_instant(period.from);
    object["not_after"] = base::format_instant(period.until);
}

Result<Period> read_period(Fields& fields)
{
    const base::Instant from = TRY(fields.instant("not_before"));
    const base::Instant until = TRY(fields.instant("not_after"));
    return Period{from, until};
}

Value value_of(const EncryptionKey& key)
{
    Value::Object object{{"kid", encryption_kid(key.public_key)},
                         {"public_key", base::to_base64url(key.public_key)}};
    add_period(object, key.period);
    return Value{std::move(object)};
}

Value value_of(const ReceiptKey& key)
{
    receipt::VerifyingKeys alone;
    alone.add(key.key);
    const Value set = parse_json(alone.json()).value_or(Value{});
    Value::Object object{{"key", set}};
    add_period(object, key.period);
    return Value{std::move(object)};
}

/// Some points of low order are no keys.
bool can_seal_to(const EncryptionPublicKey& key)
{
    std::array<unsigned char, crypto_box_SEALBYTES> sealed{};
    return crypto_box_seal(sealed.data(), nullptr, 0,
                           reinterpret_cast<const unsigned char*>(key.data())) == 0;
}

Result<EncryptionKey> read_encryption_key(const Value& value)
{
    Fields fields = TRY(Fields::of(value, "encryption[]"));
    EncryptionKey key;
    const std::string kid = TRY(fields.text("kid"));
    const base::Bytes bytes = TRY(fields.bytes("public_key"));
    key.period = TRY(read_period(fields));
    TRY(fields.finish());
    if (bytes.size() != key.public_key.size())
        return base::failure(ErrorCode::DataInvalid, "an X25519 key has 32 bytes");
    std::ranges::copy(bytes, key.public_key.begin());
    if (kid != encryption_kid(key.public_key))
        return base::failure(ErrorCode::DataInvalid, "the kid is not the key's");
    if (!can_seal_to(key.public_key))
        return base::failure(ErrorCode::DataInvalid, "nothing can be sealed to the key");
    return key;
}

Result<ReceiptKey> read_receipt_key(const Value& value)
{
    Fields fields = TRY(Fields::of(value, "receipts[]"));
    const auto set = TRY(receipt::VerifyingKeys::parse(write_json(*TRY(fields.value("key")))));
    const Period period = TRY(read_period(fields));
    TRY(fields.finish());
    if (set.all().size() != 1 || set.all().front().issuer != receipt::Issuer::Central)
        return base::failure(ErrorCode::DataInvalid, "receipts[] holds no single key of central's");
    return ReceiptKey{set.all().front(), period};
}

} // namespace

const EncryptionPublicKey& Keyset::to_seal_to(base::Instant now) const
{
    const EncryptionKey* best = &encryption.front();
    for (const EncryptionKey& key : encryption) {
        const bool right = key.period.holds(now);
        const bool best_right = best->period.holds(now);
        if ((right && !best_right) || (right == best_right && key.period.from > best->period.from))
            best = &key;
    }
    return best->public_key;
}

receipt::VerifyingKeys Keyset::verifying_keys() const
{
    receipt::VerifyingKeys keys;
    for (const ReceiptKey& key : receipts)
        keys.add(key.key);
    return keys;
}

std::string to_json(const Keyset& keyset)
{
    Value::List encryption;
    for (const EncryptionKey& key : keyset.encryption)
        encryption.push_back(value_of(key));
    Value::List receipts;
    for (const ReceiptKey& key : keyset.receipts)
        receipts.push_back(value_of(key));
    return write_json(Value{Value::Object{{"version", static_cast<double>(keyset.version)},
                                          {"encryption", std::move(encryption)},
                                          {"receipts", std::move(receipts)}}});
}

Result<Keyset> parse_keyset(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    Keyset keyset;
    keyset.version = TRY(fields.whole("version"));
    for (const Value& element : *TRY(fields.list("encryption")))
        keyset.encryption.push_back(TRY(read_encryption_key(element)));
    for (const Value& element : *TRY(fields.list("receipts")))
        keyset.receipts.push_back(TRY(read_receipt_key(element)));
    TRY(fields.finish());
    if (keyset.encryption.empty())
        return base::failure(ErrorCode::DataInvalid, "there is no key to seal to");
    return keyset;
}

std::string to_json(const PublishedKeys& keys)
{
    return write_json(Value{Value::Object{{"keyset", keys.keyset}, {"kiosks", keys.kiosks}}});
}

Result<PublishedKeys> parse_published_keys(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    PublishedKeys keys;
    keys.keyset = TRY(fields.text("keyset"));
    keys.kiosks = TRY(fields.text("kiosks"));
    TRY(fields.finish());
    return keys;
}

std::string sign_kiosk_keys(const receipt::VerifyingKeys& keys, const receipt::SigningKey& central)
{
    const std::string id = central.verifying_key(receipt::Issuer::Central).id;
    const std::string part = jws_signed_part(
        write_json(Value{Value::Object{{"alg", algorithm}, {"kid", id}}}), keys.json());
    return jws(part, central.sign(base::as_bytes(part)));
}

Result<receipt::VerifyingKeys> receipt_keys(const PublishedKeys& published, const Root& root)
{
    receipt::VerifyingKeys keys = TRY(root.verify(published.keyset)).verifying_keys();
    const Jws kiosks = TRY(parse_jws(published.kiosks));
    const receipt::VerifyingKey* signer = keys.find(kiosks.key_id);
    if (kiosks.algorithm != algorithm || signer == nullptr ||
        !receipt::signed_by(*signer, base::as_bytes(kiosks.signed_part), kiosks.signature))
        return base::failure(ErrorCode::DataInvalid, "the kiosks' keys are not signed by central");
    const auto claimed = TRY(receipt::VerifyingKeys::parse(kiosks.payload));
    for (const receipt::VerifyingKey& key : claimed.all())
        if (key.issuer == receipt::Issuer::Kiosk)
            keys.add(key);
    return keys;
}

} // namespace wire
