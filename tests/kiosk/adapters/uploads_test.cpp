#include "kiosk/adapters/central_connection.h"
#include "tests/kiosk/adapters/hall.h"

using namespace std::chrono_literals;
using kiosk::adapters::Asks;
using kiosk::adapters::CentralConnection;
using kiosk::adapters::LineUse;
using tests::Hall;
using tests::patience;
using tests::Visitor;

TEST_CASE("Two files of a deposit are under way at once, and where both are cut both go on")
{
    Hall hall;
    auto vault = hall.introduced_vault();
    Visitor visitor{hall};
    visitor.bring_large_files(4);

    hall.network.cut_two_requests("PATCH /v1/uploads", 1'500'000);
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    Hall::wait_until([&] { return hall.network.failures() == 2; });
    CHECK(hall.network.most_large_at_once() == 2);
    SUBCASE("when the network is back") {}
    SUBCASE("when the kiosk starts again")
    {
        vault.reset();
        vault = hall.vault();
    }
    hall.network.set_down(false);
    CHECK(vault->await_central(here->deposit, patience).has_value());
    CHECK(hall.deposits() == 1);
    // Once each, and again what was cut.
    CHECK(hall.network.sent() < 24'000'000 + 2 * 1'600'000 + 200'000);
}

TEST_CASE("While a visitor uses the line one file at a time is sent")
{
    Hall hall;
    hall.line = std::make_shared<LineUse>();
    const auto vault = hall.introduced_vault();
    Visitor visitor{hall};
    visitor.bring_large_files(2);
    auto question = std::make_unique<LineUse::Question>(*hall.line);
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    CHECK_FALSE(vault->await_central(here->deposit, 3s).has_value());
    CHECK(hall.network.most_large_at_once() == 1);
    question.reset();
    CHECK(vault->await_central(here->deposit, patience).has_value());
}

TEST_CASE("Two that are under way when a visitor uses the line take no more of it than one")
{
    Hall hall;
    hall.disk.write("identity.pem", hall.desk.identity);
    kiosk::adapters::CentralSettings settings;
    settings.url = "http://127.0.0.1:" + std::to_string(hall.network.port());
    settings.identity = kiosk::adapters::Identity::load(hall.disk.path() / "identity.pem").value();
    settings.line = std::make_shared<LineUse>();
    settings.background_bytes_per_second = 400'000;
    CentralConnection connection{settings, Asks::Background};
    const base::Bytes body(3'000'000);
    auto question = std::make_unique<LineUse::Question>(*settings.line);
    const auto begun = std::chrono::steady_clock::now();
    const auto send = [&] {
        // Central hears all of it before it says that it knows no such place.
        const auto answer = connection.exchange(
            {.method = "PATCH",
             .path = "/v1/uploads/" + base::Uuid::make(hall.desk.clock.now()).text(),
             .media_type = "application/offset+octet-stream",
             .body = body,
             .headers = {"Tus-Resumable: 1.0.0", "Upload-Offset: 0"}});
        CHECK(answer.has_value());
    };
    std::jthread one{send};
    std::jthread other{send};
    std::this_thread::sleep_for(3s);
    const std::size_t sent = hall.network.sent();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    CHECK(hall.network.most_large_at_once() == 2);
    CHECK(static_cast<double>(sent) < 400'000 * took.count() + 400'000);
    question.reset();
}
