#include "shared/wire/keys.h"
#include "tests/fuzz/fuzz.h"

namespace
{

void read_receipt_keys(std::string_view json)
{
    const auto keys = receipt::VerifyingKeys::parse(json);
    if (!keys)
        return;
    const auto again = receipt::VerifyingKeys::parse(keys->json());
    base::verify(again && again->all() == keys->all(), "what was written is read");
    for (const receipt::VerifyingKey& key : keys->all())
        receipt::signed_by(key, base::as_bytes(json), base::as_bytes(json).first(64));
}

void read_key_set(std::string_view json)
{
    const auto keys = wire::parse_key_set(json);
    if (!keys)
        return;
    const std::string written = wire::to_json(*keys);
    const auto again = wire::parse_key_set(written);
    base::verify(again && wire::to_json(*again) == written, "what was written is read");
    for (const wire::EncryptionKey& key : keys->encryption)
        wire::seal(key.public_key, {}, base::as_bytes(json)); // every key that was taken can seal
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    read_receipt_keys(base::as_text(input));
    read_key_set(base::as_text(input));
}
