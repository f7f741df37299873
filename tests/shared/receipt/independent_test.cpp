#include "shared/receipt/base45.h"
#include "tests/program.h"
#include "tests/shared/receipt/folder.h"
#include "tests/shared/receipt/sample.h"

#include <doctest/doctest.h>
#include <fstream>

using receipt::Issuer;

namespace
{

/// A receipt and the published keys, as files for a program.
struct Published {
    sample::Folder folder;
    std::string keys = folder.path / "keys.json";
    std::string text = folder.path / "receipt.txt";

    Published(const receipt::Receipt& signed_one, Issuer key_speaks_for)
    {
        const auto key = receipt::SigningKey::generate();
        receipt::VerifyingKeys set;
        set.add(key.verifying_key(key_speaks_for));
        std::ofstream{keys} << set.json();
        std::ofstream{text} << receipt::sign(signed_one, key);
    }

    void flip_a_bit() const
    {
        std::string written;
        std::getline(std::ifstream{text}, written);
        base::Bytes cose = receipt::from_base45(std::string_view{written}.substr(5)).value();
        cose[60] ^= std::byte{1};
        std::ofstream{text} << "DEP1:" << receipt::to_base45(cose);
    }

    tests::Ran independent() const
    {
        return tests::run("node tests/node/receipt.mjs " + keys + " " + text + " 2>&1");
    }
};

bool says(const tests::Ran& ran, std::string_view words)
{
    const bool found = ran.output.find(words) != std::string::npos;
    if (!found)
        MESSAGE(ran.output);
    return found;
}

} // namespace

TEST_CASE("A program that shares no code with ours verifies central's receipt and reads its claims")
{
    const Published published{sample::central_receipt(), Issuer::Central};
    const auto ran = published.independent();
    CHECK(ran.status == 0);
    CHECK(says(ran, R"("algorithm":-7,"issuer":"central","issued_at":1795337892)"));
    CHECK(says(ran, R"("deposit":"0193536c7d2e7b118a0552f1c0ffee01")"));
    CHECK(says(ran, R"("number":"5901202611220000184","pieces":7,"pages":12)"));
    CHECK(says(ran, R"("kiosk":"lille-hall-2","canonical":true)"));
}

TEST_CASE("A program that shares no code with ours verifies the kiosk's receipt")
{
    const Published published{sample::kiosk_receipt(), Issuer::Kiosk};
    const auto ran = published.independent();
    CHECK(ran.status == 0);
    CHECK(says(ran, R"("issuer":"kiosk")"));
    CHECK(says(ran, R"("number":null)"));
}

TEST_CASE("A program that shares no code with ours refuses a receipt with a bit flipped")
{
    const Published published{sample::central_receipt(), Issuer::Central};
    published.flip_a_bit();
    CHECK(published.independent().status == 1);
}
