#include "shared/wire/keys.h"

#include <doctest/doctest.h>

using namespace wire;

TEST_CASE("the published keys are read as they were written, and the current one is found")
{
    KeySet keys;
    CHECK(keys.current() == nullptr);
    const EncryptionPublicKey old_key = make_encryption_keys().public_key;
    const EncryptionPublicKey new_key = make_encryption_keys().public_key;
    keys.encryption = {{old_key, false}, {new_key, true}};
    keys.receipts.add(receipt::SigningKey::generate().verifying_key(receipt::Issuer::Central));
    const auto read = parse_key_set(to_json(keys));
    REQUIRE(read);
    CHECK(read->encryption == keys.encryption);
    CHECK(read->receipts.all() == keys.receipts.all());
    REQUIRE(read->current() != nullptr);
    CHECK(*read->current() == new_key);
}

TEST_CASE("a key under another key's name is refused")
{
    KeySet keys;
    keys.encryption = {{make_encryption_keys().public_key, true}};
    std::string json = to_json(keys);
    const std::string kid = encryption_kid(keys.encryption[0].public_key);
    std::string other = kid;
    other[0] = other[0] == '0' ? '1' : '0';
    json.replace(json.find(kid), kid.size(), other);
    CHECK_FALSE(parse_key_set(json));
}

TEST_CASE("a key to which nothing can be sealed is refused before a deposit meets it")
{
    KeySet keys;
    keys.encryption = {{EncryptionPublicKey{}, true}};
    CHECK_FALSE(parse_key_set(to_json(keys)));
    keys.encryption[0].public_key[0] = std::byte{1};
    CHECK_FALSE(parse_key_set(to_json(keys)));
}
