#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace faults
{

using Words = std::vector<std::pair<std::string, std::string>>;
using Figures = std::vector<std::pair<std::string, std::uint64_t>>;
/// One JSON object a line on standard output.
void report(const Words& words, const Figures& figures);

/// $GUICHET_FAULTS_SEED: what chance begins with.
std::uint64_t seed();
/// $GUICHET_FAULTS_LONG: whether nothing is left out.
bool is_long();
/// $GUICHET_FAULTS_COUNT: how many faults; `usual` where it is not set.
std::uint64_t count(std::uint64_t usual);

} // namespace faults
