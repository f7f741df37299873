#include "shared/base/clock.h"

#include <doctest/doctest.h>

using namespace base;
using namespace std::chrono_literals;

TEST_CASE("an instant is written and read as RFC 3339 in UTC")
{
    const auto instant = parse_instant("2026-11-23T09:41:07Z");
    REQUIRE(instant);
    CHECK(format_instant(*instant) == "2026-11-23T09:41:07Z");
    for (const char* wrong :
         {"2026-11-23", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T09:41:07+01:00",
          "2026-11-23T09:41:07Zx", "2026-11-23T 9:41:07Z", "2026-11-23T+9:41:07Z",
          "+026-11-23T09:41:07Z", "2026-11-23T09:41:60Z"})
        CHECK_FALSE(parse_instant(wrong));
}

TEST_CASE("a manual clock moves only when told to")
{
    ManualClock clock{*parse_instant("2026-11-23T09:41:00Z")};
    clock.advance(61s);
    CHECK(format_instant(clock.now()) == "2026-11-23T09:42:01Z");
}
