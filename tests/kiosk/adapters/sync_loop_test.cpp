#include "kiosk/adapters/outbox_state.h"
#include "shared/wire/problem.h"
#include "tests/kiosk/adapters/hall.h"

#include <fmt/format.h>

using tests::Hall;
using tests::Visitor;

namespace
{

/// Central says that it is busy where it would say that a deposit is filed.
void answer_busy(std::string& part)
{
    if (!part.starts_with("HTTP/1.1 201 ") || part.find("DEP1:") == part.npos)
        return;
    const std::string problem = wire::to_json(
        wire::problem_of({.code = base::ErrorCode::CentralBusy, .detail = {}, .wait_s = 2}));
    part = fmt::format("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\n"
                       "Content-Type: application/problem+json\r\nContent-Length: {}\r\n\r\n{}",
                       problem.size(), problem);
}

} // namespace

TEST_CASE(
    "A deposit whose answer never comes does not hold up the others, and staff sees which it is")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    const auto lost = Visitor{hall, central::tests::minor}.deposit(*vault);
    REQUIRE(lost.has_value());
    const auto other = Visitor{hall}.deposit(*vault);
    REQUIRE(other.has_value());
    hall.network.lose_answers("PUT /v1/deposits/" + lost->deposit.text(), 1'000'000);

    hall.network.set_down(false);
    CHECK(vault->await_central(other->deposit, tests::patience).has_value());
    const auto look = [&] {
        return kiosk::adapters::look_at_outbox(hall.state, hall.capacity, 10).value();
    };
    hall.wait_until([&] { return look().deposits.at(0).trouble.code == "network_down"; });
    CHECK(look().deposits.at(0).id == lost->deposit);

    hall.network.lose_answers("", 0);
    CHECK(vault->await_central(lost->deposit, tests::patience).has_value());
    CHECK(hall.deposits() == 2);
}

TEST_CASE("Central is left alone as long as it asks for, whatever new comes meanwhile")
{
    using Clock = std::chrono::steady_clock;
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.tamper(answer_busy);
    REQUIRE(Visitor{hall, central::tests::minor}.deposit(*vault).has_value());
    hall.wait_for_note("central_busy");
    const auto asked = Clock::now();

    hall.network.tamper({});
    const auto here = Visitor{hall}.deposit(*vault);
    REQUIRE(here.has_value());
    CHECK(vault->await_central(here->deposit, tests::patience).has_value());
    CHECK(Clock::now() - asked > std::chrono::milliseconds{1'500});
}
