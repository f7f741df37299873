#include "kiosk/adapters/chunk_size.h"

#include <doctest/doctest.h>

using kiosk::adapters::ChunkSize;
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t mebibyte = 1U << 20;

} // namespace

TEST_CASE("What goes at once is the usual until the line was seen to be quick")
{
    ChunkSize chunk;
    CHECK(chunk.bytes() == mebibyte);
    CHECK_FALSE(chunk.is_quick());
    chunk.went(chunk.bytes(), 1ms);
    CHECK(chunk.bytes() == ChunkSize::largest);
    CHECK(chunk.is_quick());
}

TEST_CASE("What goes at once is what the line takes in a second, and no less than the usual")
{
    ChunkSize chunk;
    chunk.went(mebibyte, 500ms);
    CHECK(chunk.bytes() == 2 * mebibyte);
    chunk.went(2 * mebibyte, 4s);
    CHECK(chunk.bytes() == mebibyte);
    chunk.went(mebibyte, 8s);
    CHECK(chunk.bytes() == mebibyte);
}

TEST_CASE("A small file says nothing against a quick line, nor for a slow one")
{
    ChunkSize chunk;
    chunk.went(1000, 50ms);
    CHECK(chunk.bytes() == mebibyte);
    chunk.went(mebibyte, 250ms);
    chunk.went(1000, 50ms);
    CHECK(chunk.bytes() == 4 * mebibyte);
}

TEST_CASE("After a cut it is the usual again, and grows step by step")
{
    ChunkSize chunk;
    chunk.went(mebibyte, 1ms);
    chunk.was_cut();
    CHECK(chunk.bytes() == mebibyte);
    chunk.went(mebibyte, 1ms);
    CHECK(chunk.bytes() == 4 * mebibyte);
    chunk.went(4 * mebibyte, 4ms);
    CHECK(chunk.bytes() == ChunkSize::largest);
}

TEST_CASE("Where even the usual is cut, less goes at once, until more was seen to pass")
{
    ChunkSize chunk;
    for (int cuts = 0; cuts < 9; ++cuts)
        chunk.was_cut();
    CHECK(chunk.bytes() == ChunkSize::smallest);
    chunk.went(ChunkSize::smallest, 8s);
    CHECK(chunk.bytes() == ChunkSize::smallest);
    chunk.went(ChunkSize::smallest, 10ms);
    CHECK(chunk.bytes() == 4 * ChunkSize::smallest);
    chunk.went(4 * ChunkSize::smallest, 10ms);
    chunk.went(16 * ChunkSize::smallest, 10ms);
    CHECK(chunk.is_quick());
}
