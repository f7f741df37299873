#include "kiosk/capture/scale.h"

#include "kiosk/capture/pdf_pages.h"
#include "tests/kiosk/capture/pictures.h"

#include <doctest/doctest.h>

using namespace kiosk::capture;

TEST_CASE("A shrunk page keeps its light")
{
    Picture page = Picture::sized(3, 2, Pixels::Gray8);
    page.bytes = {std::byte{0},  std::byte{30},  std::byte{60},
                  std::byte{90}, std::byte{120}, std::byte{150}};
    const Picture one = shrunk(page.view(), 1, 1);
    CHECK(one.bytes == base::Bytes{std::byte{75}});
    const Picture two = shrunk(page.view(), 2, 1);
    // Each half covers one column and half of the middle one.
    CHECK(two.bytes == base::Bytes{std::byte{55}, std::byte{95}});
}

TEST_CASE("A page is fitted without being stretched, and never made larger")
{
    const Picture page = tests::four_colors(200, 100);
    const Picture small = fitted(page.view(), 50, 50);
    CHECK(small.width == 50);
    CHECK(small.height == 25);
    CHECK(small.bytes[0] == std::byte{255});
    CHECK(small.bytes[1] == std::byte{0});
    CHECK(fitted(page.view(), 1000, 1000).bytes == page.bytes);
}

TEST_CASE("A page without colour loses the colour channels only")
{
    CHECK(without_needless_color(tests::written_page(20, 20)).pixels == Pixels::Gray8);
    CHECK(without_needless_color(tests::four_colors(20, 20)).pixels == Pixels::Rgb24);
}

TEST_CASE("A PDF of pictures says where each of its objects begins")
{
    const base::Bytes pdf = pdf_of(
        {{base::to_bytes("first"), 200, 100, false}, {base::to_bytes("second"), 100, 200, true}});
    const std::string_view text = base::as_text(pdf);
    CHECK(text.starts_with("%PDF-1.4"));
    CHECK(text.ends_with("%%EOF\n"));
    const std::size_t table = text.find("xref\n0 9\n");
    REQUIRE(table != std::string_view::npos);
    CHECK(text.contains("startxref\n" + std::to_string(table) + "\n"));
    for (unsigned object = 1; object <= 8; ++object) {
        const std::string line{text.substr(table + 9 + 20 * object, 20)};
        const std::string begin = std::to_string(object) + " 0 obj\n";
        CHECK(text.substr(static_cast<std::size_t>(std::stoul(line))).starts_with(begin));
    }
}
