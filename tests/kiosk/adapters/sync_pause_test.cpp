#include "kiosk/adapters/sync_pause.h"

#include <doctest/doctest.h>

using kiosk::adapters::SyncPause;
using namespace std::chrono_literals;

TEST_CASE("Pauses double in limit up to the longest, and begin again after a success")
{
    SyncPause pause{2s, 60s};
    CHECK(pause.limit() == 2s);
    for (const auto limit : {2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        CHECK(pause.limit() == limit);
        CHECK(pause.next(std::nullopt) <= limit);
    }
    pause.reset();
    CHECK(pause.limit() == 2s);
}

TEST_CASE("Pauses are at random, so that kiosks do not come back together")
{
    SyncPause pause{1h, 1h};
    const auto first = pause.next(std::nullopt);
    bool differs = false;
    for (int i = 0; i < 5; ++i)
        differs = differs || pause.next(std::nullopt) != first;
    CHECK(differs);
}

TEST_CASE("What central asked for is never undercut")
{
    SyncPause pause{1ms, 1ms};
    CHECK(pause.next(7s) == 7s);
}

TEST_CASE("Nobody is obeyed for longer than a quarter of an hour")
{
    SyncPause pause{1ms, 1ms};
    CHECK(pause.next(4'000'000'000s) == 15min);
}
