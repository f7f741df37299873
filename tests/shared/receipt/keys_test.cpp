#include "shared/receipt/keys.h"

#include "tests/shared/receipt/folder.h"

#include <doctest/doctest.h>
#include <fstream>

using base::as_bytes;
using receipt::Issuer;
using receipt::SigningKey;
using receipt::VerifyingKeys;

TEST_CASE("A signing key comes back from its file and signs as before")
{
    const sample::Folder folder;
    const auto file = folder.path / "key.pem";
    const SigningKey key = SigningKey::generate();
    REQUIRE(key.save(file).has_value());
    const auto loaded = SigningKey::load(file);
    REQUIRE(loaded.has_value());
    const auto signature = loaded->sign(as_bytes("manifest"));
    const auto public_key = key.verifying_key(Issuer::Kiosk);
    CHECK(receipt::signed_by(public_key, as_bytes("manifest"), signature));
    CHECK_FALSE(receipt::signed_by(public_key, as_bytes("manifesto"), signature));
    CHECK_FALSE(receipt::signed_by(SigningKey::generate().verifying_key(Issuer::Kiosk),
                                   as_bytes("manifest"), signature));
}

TEST_CASE("A signing key's file is for its owner only and is never overwritten")
{
    const sample::Folder folder;
    const auto file = folder.path / "key.pem";
    REQUIRE(SigningKey::generate().save(file).has_value());
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    const auto again = SigningKey::generate().save(file);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == base::ErrorCode::StorageFailed);
}

TEST_CASE("A file without a P-256 private key is a wrong configuration")
{
    const sample::Folder folder;
    const auto file = folder.path / "key.pem";
    std::ofstream{file} << "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    CHECK(SigningKey::load(file).error().code == base::ErrorCode::ConfigurationInvalid);
    CHECK(SigningKey::load(folder.path / "absent.pem").error().code ==
          base::ErrorCode::ConfigurationInvalid);
}

TEST_CASE("The published set of keys comes back from its JSON")
{
    VerifyingKeys keys;
    keys.add(SigningKey::generate().verifying_key(Issuer::Central));
    keys.add(SigningKey::generate().verifying_key(Issuer::Kiosk));
    keys.add(keys.all().front());
    const auto parsed = VerifyingKeys::parse(keys.json());
    REQUIRE(parsed.has_value());
    CHECK(parsed->all().size() == 2);
    CHECK(parsed->all() == keys.all());
    CHECK(parsed->find(keys.all()[1].id)->issuer == Issuer::Kiosk);
    CHECK(parsed->find("0000000000000000") == nullptr);
}

TEST_CASE("A set of keys with a key that was changed is refused")
{
    VerifyingKeys keys;
    keys.add(SigningKey::generate().verifying_key(Issuer::Central));
    std::string json = keys.json();
    json[json.find("\"kid\":\"") + 7] ^= 1;
    CHECK_FALSE(VerifyingKeys::parse(json).has_value());

    std::string off_curve = keys.json();
    const auto x = off_curve.find("\"x\":\"") + 5;
    off_curve[x] = off_curve[x] == 'A' ? 'B' : 'A';
    CHECK_FALSE(VerifyingKeys::parse(off_curve).has_value());
    CHECK_FALSE(VerifyingKeys::parse("[]").has_value());
    CHECK_FALSE(VerifyingKeys::parse("{").has_value());
}
