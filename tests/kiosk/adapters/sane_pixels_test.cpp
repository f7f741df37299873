#include "kiosk/adapters/sane_pixels.h"

#include <doctest/doctest.h>

using kiosk::adapters::FrameShape;
using kiosk::adapters::PageBuilder;

TEST_CASE("A scanner that announces lines without end is refused before memory is asked for")
{
    const FrameShape fits{.width = 2480, .bytes_per_line = 2480, .lines = 3508};
    CHECK(PageBuilder{}.begin(fits));
    FrameShape padded = fits;
    padded.width = 1;
    padded.bytes_per_line = 1'000'000;
    CHECK(PageBuilder{}.begin(padded).error().code == base::ErrorCode::ScannerFailed);
    FrameShape large = fits;
    large.lines = 4'000'000'000;
    CHECK(PageBuilder{}.begin(large).error().code == base::ErrorCode::ScannerFailed);
}

TEST_CASE("A page is put together from reads that end anywhere")
{
    PageBuilder builder;
    REQUIRE(builder.begin({.width = 2, .bytes_per_line = 3, .lines = 2}));
    const base::Bytes bytes = base::to_bytes("ab-cd-");
    REQUIRE(builder.add(base::ByteView{bytes}.first(4)));
    CHECK_FALSE(builder.complete());
    REQUIRE(builder.add(base::ByteView{bytes}.subspan(4)));
    REQUIRE(builder.end());
    CHECK(builder.complete());
    CHECK(std::move(builder).image(300).pixels == base::to_bytes("abcd"));
}

TEST_CASE("A frame of one colour that claims three samples a pixel is refused")
{
    CHECK_FALSE(PageBuilder{}.begin(
        {.samples = 3, .plane = 0, .width = 2, .bytes_per_line = 6, .lines = {}}));
    CHECK(PageBuilder{}.begin(
        {.samples = 1, .plane = 0, .width = 2, .bytes_per_line = 2, .lines = {}}));
}
