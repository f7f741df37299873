#include "kiosk/app/workers.h"

#include <atomic>
#include <doctest/doctest.h>
#include <latch>
#include <vector>

using kiosk::app::Workers;

TEST_CASE("one worker does its jobs in the order they were asked")
{
    std::vector<int> done;
    std::latch finished{3};
    Workers workers{1};
    for (int job = 0; job < 3; ++job)
        workers.submit([&, job] {
            done.push_back(job);
            finished.count_down();
        });
    finished.wait();
    CHECK(done == std::vector{0, 1, 2});
}

TEST_CASE("workers that end finish the job that runs and forget those that wait")
{
    std::atomic<int> done = 0;
    std::latch started{1};
    std::latch go_on{1};
    std::thread release;
    {
        Workers workers{1};
        workers.submit([&] {
            started.count_down();
            go_on.wait();
            ++done;
        });
        workers.submit([&] { ++done; });
        started.wait();
        CHECK_FALSE(workers.idle());
        release = std::thread{[&] {
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
            go_on.count_down();
        }};
    }
    release.join();
    CHECK(done == 1);
}
