#include "kiosk/adapters/central_client.h"

#include <doctest/doctest.h>

TEST_CASE("Where nobody listens the network is down")
{
    // Port 1 is never given to a program that asks for any free one.
    const auto central = kiosk::adapters::make_central_client(
        {.url = "http://127.0.0.1:1", .certificate_authority = {}, .identity = {}});
    const auto answer = central->sign_in("5903007192", "password");
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().code == base::ErrorCode::NetworkDown);
}
