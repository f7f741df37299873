#include "tests/fuzz/fuzz.h"

/// What libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::fuzz(std::as_bytes(std::span{bytes, size}));
    return 0;
}
