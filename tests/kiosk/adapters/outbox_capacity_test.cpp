#include "kiosk/adapters/outbox_capacity.h"

#include <doctest/doctest.h>

using kiosk::adapters::Capacity;
using kiosk::adapters::capacity_of;

TEST_CASE("The room left is told in days of what a day brings")
{
    const Capacity capacity{.waiting = 2'000, .free = 8'000, .a_day = 500};
    CHECK(capacity.percent_used() == 20);
    CHECK(capacity.takes_deposits());
    CHECK(capacity.days_left() == 14); // up to nine tenths of 10,000
}

TEST_CASE("At nine tenths no deposit is begun any more")
{
    CHECK(Capacity{.waiting = 899, .free = 101, .a_day = 1}.takes_deposits());
    const Capacity full{.waiting = 900, .free = 100, .a_day = 1};
    CHECK_FALSE(full.takes_deposits());
    CHECK(full.days_left() == 0);
}

TEST_CASE("A deposit that is larger than what is free is not begun")
{
    const Capacity capacity{.waiting = 0, .free = 100, .a_day = 1};
    CHECK(capacity.takes_deposits(99));
    CHECK_FALSE(capacity.takes_deposits(100));
}

TEST_CASE("A disk that others filled takes no deposit, though nothing waits")
{
    CHECK_FALSE(Capacity{.waiting = 0, .free = 0, .a_day = 1}.takes_deposits());
}

TEST_CASE("What was seen of days counts for more than what was expected")
{
    const auto expected = capacity_of("/tmp", {}, {.bytes_a_day = 7});
    CHECK(expected->a_day == 7);
    CHECK(capacity_of("/tmp", {.seen_a_day = 9}, {.bytes_a_day = 7})->a_day == 9);
}

TEST_CASE("What is reserved of the disk is not counted as free")
{
    const auto all = capacity_of("/tmp", {}, {.reserve_bytes = 0});
    REQUIRE(all.has_value());
    REQUIRE(all->free > 0);
    const auto none = capacity_of("/tmp", {}, {.reserve_bytes = all->free * 2});
    CHECK(none->free == 0);
    CHECK_FALSE(none->takes_deposits());
}

TEST_CASE("A folder that is not there has no room to tell")
{
    CHECK_FALSE(capacity_of("/nowhere/at/all", {}, {}).has_value());
}
