#include "shared/receipt/receipt.h"

#include "shared/receipt/base45.h"
#include "tests/shared/receipt/sample.h"

#include <doctest/doctest.h>

using receipt::Issuer;
using receipt::SigningKey;
using receipt::VerifyingKeys;

namespace
{

VerifyingKeys published(const SigningKey& key, Issuer issuer)
{
    VerifyingKeys keys;
    keys.add(key.verifying_key(issuer));
    return keys;
}

bool refused(std::string_view text, const VerifyingKeys& keys)
{
    const auto verified = receipt::verify(text, keys);
    return !verified && verified.error().code == base::ErrorCode::ReceiptInvalid;
}

} // namespace

TEST_CASE("A receipt that central signed verifies and says what was signed")
{
    const SigningKey key = SigningKey::generate();
    receipt::Receipt signed_one = sample::central_receipt();
    const std::string text = receipt::sign(signed_one, key);

    signed_one.key_id = key.verifying_key(Issuer::Central).id;
    CHECK(receipt::verify(text, published(key, Issuer::Central)) == signed_one);
}

TEST_CASE("A receipt of the kiosk holds no application number")
{
    const SigningKey key = SigningKey::generate();
    const std::string text = receipt::sign(sample::kiosk_receipt(), key);
    const auto verified = receipt::verify(text, published(key, Issuer::Kiosk));
    REQUIRE(verified.has_value());
    CHECK(verified->issuer == Issuer::Kiosk);
    CHECK_FALSE(verified->application_number.has_value());
}

TEST_CASE("A kiosk's key cannot sign in central's name")
{
    const SigningKey key = SigningKey::generate();
    const std::string text = receipt::sign(sample::central_receipt(), key);
    CHECK(refused(text, published(key, Issuer::Kiosk)));
}

TEST_CASE("A receipt signed by a key that is not published is refused")
{
    const std::string text = receipt::sign(sample::central_receipt(), SigningKey::generate());
    CHECK(refused(text, published(SigningKey::generate(), Issuer::Central)));
    CHECK(refused(text, {}));
}

TEST_CASE("A receipt with any bit flipped is refused")
{
    const SigningKey key = SigningKey::generate();
    const VerifyingKeys keys = published(key, Issuer::Central);
    const std::string text = receipt::sign(sample::central_receipt(), key);
    const base::Bytes cose = receipt::from_base45(std::string_view{text}.substr(5)).value();
    unsigned accepted = 0;
    for (std::size_t bit = 0; bit < cose.size() * 8; ++bit) {
        base::Bytes changed = cose;
        changed[bit / 8] ^= std::byte{1} << (bit % 8);
        accepted += refused("DEP1:" + receipt::to_base45(changed), keys) ? 0 : 1;
    }
    CHECK(accepted == 0);
}

TEST_CASE("A receipt cut short or followed by more is refused")
{
    const SigningKey key = SigningKey::generate();
    const VerifyingKeys keys = published(key, Issuer::Central);
    const std::string text = receipt::sign(sample::central_receipt(), key);
    for (std::size_t length = 0; length < text.size(); ++length)
        REQUIRE(refused(std::string_view{text}.substr(0, length), keys));
    CHECK(refused(text + "00", keys));
    CHECK(refused("DEP2:" + text.substr(5), keys));
}

TEST_CASE("The receipt keeps to deterministic CBOR of the documented shape")
{
    const SigningKey key = SigningKey::generate();
    const std::string text = receipt::sign(sample::kiosk_receipt(), key);
    const base::Bytes cose = receipt::from_base45(std::string_view{text}.substr(5)).value();
    const std::string hex = base::to_hex(cose);
    CHECK(hex.starts_with("d2844da201260448")); // tag 18; {1: -7, 4: kid of 8 bytes}
    CHECK(hex.find("a4"                         // four claims
                   "01656b696f736b"             // iss "kiosk"
                   "061a6b02aea4"               // iat
                   ) != std::string::npos);
    CHECK(hex.find("07500193536c7d2e7b118a0552f1c0ffee01" // cti
                   "3a00010000a4"                         // -65537: four values
                   "015820a7a7") != std::string::npos);
    CHECK(hex.find("0307040c056c6c696c6c652d68616c6c2d32") != std::string::npos);
}

TEST_CASE("The check code is eight plain characters that follow the text")
{
    const std::string code = receipt::check_code("DEP1:SOMETHING");
    CHECK(code.size() == 9);
    CHECK(code[4] == '-');
    CHECK(code.find_first_of("ILOU") == std::string::npos);
    CHECK(code == receipt::check_code("DEP1:SOMETHING"));
    CHECK(code != receipt::check_code("DEP1:SOMETHING."));
}

TEST_CASE("An application number keeps its nineteen digits, from Ain to overseas")
{
    const SigningKey key = SigningKey::generate();
    receipt::Receipt signed_one = sample::central_receipt();
    for (const char* number : {"0101202611220000184", "9799202611229999999"}) {
        signed_one.application_number = number;
        const auto verified =
            receipt::verify(receipt::sign(signed_one, key), published(key, Issuer::Central));
        REQUIRE(verified.has_value());
        CHECK(verified->application_number == number);
    }
}
