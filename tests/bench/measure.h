#pragma once

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace bench
{

/// Measured against another in the same run: met where the ratio is at most the goal.
struct Compared {
    std::string name;
    double value = 0;
    std::string_view unit;
    std::string against;
    double ratio = 0, goal = 0;
};
/// Measured against a goal in the same unit.
struct Aimed {
    std::string name;
    double value = 0;
    std::string_view unit;
    double goal = 0;
};
/// One JSON object on a line: name, value, unit, against, ratio, goal, met.
void print(const Compared& row);
void print(const Aimed& row);

/// CPU time of that clock (CLOCK_THREAD_CPUTIME_ID, CLOCK_PROCESS_CPUTIME_ID).
inline double milliseconds_of(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// What each of so many rounds costs.
inline std::vector<double> milliseconds(clockid_t clock, std::size_t rounds, const auto& deed)
{
    std::vector<double> spent;
    for (std::size_t round = 0; round < rounds; ++round) {
        const double before = milliseconds_of(clock);
        deed();
        spent.push_back(milliseconds_of(clock) - before);
    }
    return spent;
}

inline double median(std::vector<double> spent)
{
    const auto middle = spent.begin() + static_cast<std::ptrdiff_t>(spent.size() / 2);
    std::ranges::nth_element(spent, middle);
    return *middle;
}

} // namespace bench
