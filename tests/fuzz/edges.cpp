#include <array>
#include <cstddef>
#include <cstdint>

// libFuzzer hears counters that lie in a row, one an edge, as clang makes them. GCC calls a
// function on each edge instead, and libFuzzer has that function only to say that it hears it no
// more: the linker puts this one in its place.

// NOLINTNEXTLINE(bugprone-reserved-identifier): its name
extern "C" void __sanitizer_cov_8bit_counters_init(std::uint8_t* begin, std::uint8_t* end);

namespace
{

constexpr int bits = 16;
std::array<std::uint8_t, std::size_t{1} << bits> counters{};

[[gnu::constructor]] void tell_of_counters()
{
    __sanitizer_cov_8bit_counters_init(counters.data(), counters.data() + counters.size());
}

} // namespace

// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's name for it
extern "C" void __wrap___sanitizer_cov_trace_pc()
{
    const auto caller = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    // Fibonacci hashing: callers that lie close to each other get counters apart.
    ++counters[(caller * 0x9E37'79B9'7F4A'7C15U) >> (64 - bits)];
}
