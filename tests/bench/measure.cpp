#include "tests/bench/measure.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace bench
{

namespace
{

void print_line(const Compared& row, bool met)
{
    const nlohmann::ordered_json line{
        {"name", row.name},   {"value", row.value}, {"unit", row.unit}, {"against", row.against},
        {"ratio", row.ratio}, {"goal", row.goal},   {"met", met}};
    std::puts(line.dump().c_str());
    std::fflush(stdout);
}

} // namespace

void print(const Compared& row)
{
    print_line(row, row.ratio <= row.goal);
}

void print(const Aimed& row)
{
    print_line({row.name, row.value, row.unit, "goal", row.value / row.goal, row.goal},
               row.value <= row.goal);
}

} // namespace bench
