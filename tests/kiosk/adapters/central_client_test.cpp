#include "kiosk/adapters/central_client.h"

#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>

using kiosk::adapters::load_credential;
using tests::Scratch;

TEST_CASE("A credential is the kiosk's id, a dot and its secret")
{
    const Scratch scratch;
    const auto file = scratch.path() / "credential";
    std::ofstream{file} << "borne.0001.s3cret_-\n";
    const auto credential = load_credential(file);
    REQUIRE(credential.has_value());
    CHECK(credential->kiosk == "borne.0001");
    CHECK(credential->secret == "s3cret_-");
}

TEST_CASE("A credential that is not one is a wrong configuration")
{
    const Scratch scratch;
    const auto file = scratch.path() / "credential";
    for (const char* text : {"", "borne", ".secret", "borne.", "borne 1.secret", "bòrne.secret",
                             "a-kiosk-with-more-than-32-letters.secret"}) {
        std::ofstream{file} << text;
        CHECK(load_credential(file).error().code == base::ErrorCode::ConfigurationInvalid);
    }
    CHECK(load_credential(scratch.path() / "none").error().code ==
          base::ErrorCode::ConfigurationInvalid);
}

TEST_CASE("Where nobody listens the network is down")
{
    // Port 1 is never given to a program that asks for any free one.
    const auto central = kiosk::adapters::make_central_client(
        {.url = "http://127.0.0.1:1", .certificate_authority = {}, .credential = {"k", "s"}});
    const auto answer = central->sign_in("5903007192", "password");
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().code == base::ErrorCode::NetworkDown);
}
