#include "tests/journeys/child.h"
#include "tests/kiosk/adapters/hall.h"

using tests::patience;

TEST_CASE("A kiosk deposits through @tus/server and tus-js-client, both lines being cut")
{
    tests::Hall hall; // its network lies between tus-js-client and central
    const tests::Scratch received;
    auto relay = tests::journeys::Child::start({"node", "tests/node/tus_relay.mjs",
                                                std::to_string(hall.network.port()),
                                                received.path().string()});
    REQUIRE(relay.has_value());
    const auto port = relay->read_line(60);
    REQUIRE(port.has_value());
    tests::Proxy kiosk_network{static_cast<std::uint16_t>(std::stoi(*port))};
    const auto vault = hall.introduced_vault_through(kiosk_network.port());

    tests::Visitor visitor{hall};
    visitor.bring_large_file();
    for (tests::Proxy* network : {&kiosk_network, &hall.network}) {
        network->cut_request("PATCH /v1/uploads", 700'000);
        network->lose_answers("PATCH /v1/uploads", 2);
    }
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    const auto there = vault->await_central(here->deposit, patience);
    REQUIRE(there.has_value());
    CHECK(there->application_number.has_value());
    CHECK(kiosk_network.failures() == 3);
    CHECK(hall.network.failures() == 3);
    CHECK(hall.deposits() == 1);
    CHECK(vault->waiting() == 0);
}
