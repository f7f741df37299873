#include "kiosk/adapters/hours.h"

#include <doctest/doctest.h>

using kiosk::adapters::Hours;
using namespace std::chrono_literals;

namespace
{

/// A machine whose clock can be set, and that ages evenly.
struct Machine {
    base::ManualClock clock{base::parse_instant("2026-11-22T08:58:12Z").value()};
    std::chrono::milliseconds even = 5min;
    Hours hours{clock, [this] { return even; }};

    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        even += time;
    }
};

} // namespace

TEST_CASE("The kiosk's hour follows the machine's clock as long as that one moves evenly")
{
    Machine machine;
    for (int i = 0; i < 100; ++i) {
        machine.pass(10min);
        machine.clock.advance(300ms); // it is being set slowly
        CHECK(machine.hours.now() == machine.clock.now());
    }
    CHECK(machine.hours.machine_ahead() == 0s);
}

TEST_CASE("A clock that jumps, forward or back, takes no receipt along")
{
    for (const auto jump : {-30 * 24h, -3h, 3h, 12 * 365 * 24h}) {
        Machine machine;
        const base::Instant before = machine.hours.now();
        machine.clock.advance(jump);
        machine.pass(1min);
        CHECK(machine.hours.now() == before + 1min);
        CHECK(machine.hours.machine_ahead() == jump);
    }
}

TEST_CASE("A jump is believed once central's hour agrees with it")
{
    Machine machine;
    machine.clock.advance(3h);
    machine.hours.hear_central(machine.clock.now() + 20s);
    CHECK(machine.hours.now() == machine.clock.now());
    CHECK(machine.hours.put_right() == 3h);
    CHECK(machine.hours.machine_ahead() == 0s);
}

TEST_CASE("Central's hour counts for more than a clock that is wrong")
{
    Machine machine;
    const base::Instant right = machine.clock.now() + 400 * 24h;
    machine.hours.hear_central(right);
    CHECK(machine.hours.now() == right);
    machine.pass(1h);
    CHECK(machine.hours.now() == right + 1h);
    CHECK(machine.hours.machine_ahead() == -400 * 24h);
}

TEST_CASE("A kiosk that starts with a clock that went back goes on from its last deposit")
{
    Machine machine;
    const base::Instant last = machine.clock.now() + 48h;
    machine.hours.not_before(last);
    CHECK(machine.hours.now() == last);
    machine.hours.not_before(last - 1h);
    CHECK(machine.hours.now() == last);
}
