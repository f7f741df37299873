#include "shared/wire/keyset.h"

#include "shared/wire/jws.h"
#include "tests/program.h"
#include "tests/shared/receipt/folder.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace wire;
using namespace std::chrono_literals;

namespace
{

const base::Instant start = *base::parse_instant("2026-11-23T09:41:00Z");

Period days(int from, int until)
{
    return {start + 24h * from, start + 24h * until};
}

/// Two keys, of which the second takes the first one's place a year later.
Keyset two_keys(const receipt::SigningKey& central)
{
    Keyset keyset;
    keyset.version = 7;
    keyset.encryption = {{make_encryption_keys().public_key, days(0, 730)},
                         {make_encryption_keys().public_key, days(365, 1095)}};
    keyset.receipts = {{central.verifying_key(receipt::Issuer::Central), days(0, 730)}};
    return keyset;
}

} // namespace

TEST_CASE("what the root signed is read as it was, with its public key alone")
{
    const sample::Folder folder;
    const RootKey key = RootKey::generate();
    const std::filesystem::path file = folder.path / "root.key";
    REQUIRE(key.save(file));
    const Keyset keyset = two_keys(receipt::SigningKey::generate());
    const std::string jws = RootKey::load(file)->sign(keyset);
    const auto root = Root::load(file.string() + ".pub");
    REQUIRE(root.has_value());
    CHECK(root->verify(jws) == keyset);
    CHECK(root->verify(jws + "\n") == keyset);
    CHECK_FALSE(Root{RootKey::generate()}.verify(jws));
    CHECK_FALSE(Root::load(file));
    CHECK_FALSE(RootKey::load(file.string() + ".pub"));
}

TEST_CASE("no byte of the signed keys can be changed")
{
    const RootKey key = RootKey::generate();
    const Root root{key};
    const std::string jws = key.sign(two_keys(receipt::SigningKey::generate()));
    for (std::size_t at = 0; at < jws.size() - 1; ++at) {
        std::string changed = jws;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        if (changed != jws)
            CHECK_FALSE(root.verify(changed));
    }
    CHECK_FALSE(root.verify(""));
    CHECK_FALSE(root.verify("a.b"));
}

TEST_CASE("the root's signature is verified by a program that shares no code with it")
{
    const sample::Folder folder;
    const RootKey key = RootKey::generate();
    const std::string file = folder.path / "root.key";
    REQUIRE(key.save(file));
    const std::string jws = key.sign(two_keys(receipt::SigningKey::generate()));
    std::ofstream{folder.path / "keyset.jws"} << jws;
    const std::string script =
        "const c = require('crypto'), f = require('fs'); const [, key, jws] = process.argv;"
        "const [h, p, s] = f.readFileSync(jws, 'utf8').split('.');"
        "const said = c.verify(null, Buffer.from(h + '.' + p), f.readFileSync(key), "
        "Buffer.from(s, 'base64url'));"
        "console.log(said, JSON.parse(Buffer.from(p, 'base64url')).version)";
    std::ofstream{folder.path / "verify.js"} << script;
    const auto ran = tests::run("node -e \"$(cat " + (folder.path / "verify.js").string() + ")\" " +
                                file + ".pub " + (folder.path / "keyset.jws").string());
    CHECK(ran.output == "true 7\n");
}

TEST_CASE("it is sealed to the newest key whose time it is, whatever the clock says")
{
    const Keyset keyset = two_keys(receipt::SigningKey::generate());
    const auto& first = keyset.encryption[0].public_key;
    const auto& second = keyset.encryption[1].public_key;
    CHECK(keyset.to_seal_to(start) == first);
    CHECK(keyset.to_seal_to(start + 24h * 364) == first);
    CHECK(keyset.to_seal_to(start + 24h * 365) == second);
    CHECK(keyset.to_seal_to(start + 24h * 1094) == second);
    CHECK(keyset.to_seal_to(start + 24h * 5000) == second);
    CHECK(keyset.to_seal_to(base::Instant{}) == second);
}

TEST_CASE("keys that are not what they say are refused before a deposit meets them")
{
    Keyset keyset = two_keys(receipt::SigningKey::generate());
    std::string json = to_json(keyset);
    const std::string kid = encryption_kid(keyset.encryption[0].public_key);
    std::string other = kid;
    other[0] = other[0] == '0' ? '1' : '0';
    json.replace(json.find(kid), kid.size(), other);
    CHECK_FALSE(parse_keyset(json));

    keyset.encryption[0].public_key = {};
    CHECK_FALSE(parse_keyset(to_json(keyset)));
    keyset.encryption[0].public_key[0] = std::byte{1};
    CHECK_FALSE(parse_keyset(to_json(keyset)));
    keyset.encryption.clear();
    CHECK_FALSE(parse_keyset(to_json(keyset)));
}

TEST_CASE("the kiosks' keys are believed where central signed them with a key that the root signed")
{
    const RootKey key = RootKey::generate();
    const auto central = receipt::SigningKey::generate();
    receipt::VerifyingKeys kiosks;
    kiosks.add(receipt::SigningKey::generate().verifying_key(receipt::Issuer::Kiosk));
    // Who speaks for kiosks does not speak for central.
    receipt::VerifyingKeys pretenders = kiosks;
    pretenders.add(receipt::SigningKey::generate().verifying_key(receipt::Issuer::Central));
    PublishedKeys published{key.sign(two_keys(central)), sign_kiosk_keys(pretenders, central)};
    REQUIRE(parse_published_keys(to_json(published)) == published);
    const auto keys = receipt_keys(published, Root{key});
    REQUIRE(keys.has_value());
    CHECK(keys->all().size() == 2);
    CHECK(keys->find(kiosks.all()[0].id) != nullptr);

    CHECK_FALSE(receipt_keys(published, Root{RootKey::generate()}));
    published.kiosks = sign_kiosk_keys(kiosks, receipt::SigningKey::generate());
    CHECK_FALSE(receipt_keys(published, Root{key}));
}
