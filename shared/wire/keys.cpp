#include "shared/wire/keys.h"

#include "shared/wire/fields.h"
#include "shared/wire/json.h"

#include <algorithm>
#include <sodium.h>

namespace wire
{

using base::Result;
using catalogue::Value;

namespace
{

Value value_of(const EncryptionKey& key)
{
    return Value{Value::Object{{"kid", encryption_kid(key.public_key)},
                               {"public_key", base::to_base64url(key.public_key)},
                               {"current", key.current}}};
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
    key.current = TRY(fields.boolean("current"));
    TRY(fields.finish());
    if (bytes.size() != key.public_key.size())
        return base::failure(base::ErrorCode::DataInvalid, "an X25519 key has 32 bytes");
    std::ranges::copy(bytes, key.public_key.begin());
    if (kid != encryption_kid(key.public_key))
        return base::failure(base::ErrorCode::DataInvalid, "the kid is not the key's");
    if (!can_seal_to(key.public_key))
        return base::failure(base::ErrorCode::DataInvalid, "nothing can be sealed to the key");
    return key;
}

} // namespace

const EncryptionPublicKey* KeySet::current() const
{
    const auto found = std::ranges::find(encryption, true, &EncryptionKey::current);
    return found == encryption.end() ? nullptr : &found->public_key;
}

std::string to_json(const KeySet& keys)
{
    Value::List encryption;
    for (const EncryptionKey& key : keys.encryption)
        encryption.push_back(value_of(key));
    const auto receipts = parse_json(keys.receipts.json());
    return write_json(Value{Value::Object{{"encryption", std::move(encryption)},
                                          {"receipts", receipts.value_or(Value{})}}});
}

Result<KeySet> parse_key_set(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    KeySet keys;
    for (const Value& element : *TRY(fields.list("encryption")))
        keys.encryption.push_back(TRY(read_encryption_key(element)));
    const Value* receipts = TRY(fields.value("receipts"));
    keys.receipts = TRY(receipt::VerifyingKeys::parse(write_json(*receipts)));
    TRY(fields.finish());
    return keys;
}

} // namespace wire
