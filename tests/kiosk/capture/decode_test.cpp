#include "kiosk/capture/decode.h"

#include "kiosk/capture/jpeg.h"
#include "tests/kiosk/capture/pictures.h"

#include <doctest/doctest.h>

using namespace kiosk::capture;

namespace
{

const DecodeLimits limits;

std::vector<Picture> pages_of(FileKind kind, base::ByteView bytes)
{
    std::vector<Picture> pages;
    const auto done = decode(kind, bytes, limits, [&](Picture page) -> base::Result<void> {
        pages.push_back(std::move(page));
        return {};
    });
    CHECK_MESSAGE(done.has_value(), (done ? "" : done.error().detail));
    return pages;
}

base::ErrorCode refusal_of(FileKind kind, base::ByteView bytes)
{
    const auto done =
        decode(kind, bytes, limits, [](const Picture&) { return base::Result<void>{}; });
    REQUIRE_FALSE(done.has_value());
    return done.error().code;
}

base::ByteView half_of(const base::Bytes& bytes)
{
    return base::ByteView{bytes}.first(bytes.size() / 2);
}

/// Red of that quarter's middle, 0 to 3 in reading order, is as it must be: the others too.
unsigned color_at(const Picture& page, unsigned quarter, unsigned channel)
{
    const std::size_t x = page.width / 4 + (quarter % 2) * page.width / 2;
    const std::size_t y = page.height / 4 + (quarter / 2) * page.height / 2;
    return std::to_integer<unsigned>(page.bytes[(y * page.width + x) * 3 + channel]);
}

} // namespace

TEST_CASE("Pictures that keep every pixel are read to the last one")
{
    const Picture page = tests::four_colors(37, 22);
    for (const auto& [kind, bytes] : {std::pair{FileKind::Png, tests::as_png(page)},
                                      std::pair{FileKind::Bmp, tests::as_bmp(page)},
                                      std::pair{FileKind::Tiff, tests::as_tiff({page})}}) {
        const auto pages = pages_of(kind, bytes);
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].width == 37);
        CHECK(pages[0].height == 22);
        CHECK(pages[0].bytes == page.bytes);
    }
}

TEST_CASE("A photograph is read in colour, one without colour in grey")
{
    const auto colored =
        pages_of(FileKind::Jpeg, encode_jpeg(tests::four_colors(64, 64).view(), 95, 0));
    REQUIRE(colored.size() == 1);
    CHECK(color_at(colored[0], 0, 0) > 240);
    CHECK(color_at(colored[0], 1, 1) > 240);
    CHECK(color_at(colored[0], 2, 2) > 240);
    const auto gray =
        pages_of(FileKind::Jpeg, encode_jpeg(tests::written_page(64, 64).view(), 95, 0));
    CHECK(gray.at(0).pixels == Pixels::Gray8);
}

TEST_CASE("A photograph taken with the telephone turned stands upright")
{
    // Where the red, green and blue quarters of the stored picture are to be shown.
    struct Turn {
        unsigned orientation, red, green, blue;
    };
    for (const Turn& turn :
         {Turn{1, 0, 1, 2}, Turn{2, 1, 0, 3}, Turn{3, 3, 2, 1}, Turn{4, 2, 3, 0}, Turn{5, 0, 2, 1},
          Turn{6, 1, 3, 0}, Turn{7, 3, 1, 2}, Turn{8, 2, 0, 3}}) {
        CAPTURE(turn.orientation);
        const auto pages = pages_of(
            FileKind::Jpeg, tests::as_turned_jpeg(tests::four_colors(64, 32), turn.orientation));
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].width == (turn.orientation >= 5 ? 32 : 64));
        CHECK(color_at(pages[0], turn.red, 0) > 240);
        CHECK(color_at(pages[0], turn.red, 1) < 20);
        CHECK(color_at(pages[0], turn.green, 1) > 240);
        CHECK(color_at(pages[0], turn.green, 0) < 20);
        CHECK(color_at(pages[0], turn.blue, 2) > 240);
        CHECK(color_at(pages[0], turn.blue, 0) < 20);
    }
}

TEST_CASE("Every page of a fax is read, and too many are refused")
{
    const Picture page = tests::written_page(40, 40);
    CHECK(pages_of(FileKind::Tiff, tests::as_tiff({page, page, page})).size() == 3);
    CHECK(refusal_of(FileKind::Tiff, tests::as_tiff(std::vector(51, page))) ==
          base::ErrorCode::FileTooManyPages);
}

TEST_CASE("A huge photograph comes out no larger than a page needs")
{
    const auto pages =
        pages_of(FileKind::Jpeg, encode_jpeg(tests::empty_page(9000, 400).view(), 50, 0));
    CHECK(pages.at(0).width == 3508);
    CHECK(pages.at(0).height == 156);
}

TEST_CASE("A page that claims to be immense is refused before it is decoded")
{
    CHECK(refusal_of(FileKind::Png, tests::png_that_claims(50'000, 50'000)) ==
          base::ErrorCode::FileBomb);
    CHECK(refusal_of(FileKind::Bmp, tests::bmp_that_claims(60'000, 60'000)) ==
          base::ErrorCode::FileBomb);
    CHECK(refusal_of(FileKind::Tiff, tests::tiff_that_claims(16'777'215, 16'777'215)) ==
          base::ErrorCode::FileBomb);
    CHECK(refusal_of(FileKind::Jpeg, tests::jpeg_that_claims(65'000, 65'000)) ==
          base::ErrorCode::FileBomb);
}

TEST_CASE("A file that breaks off is refused")
{
    const Picture page = tests::written_page(300, 300);
    CHECK(refusal_of(FileKind::Png, half_of(tests::as_png(page))) ==
          base::ErrorCode::FileMalformed);
    CHECK(refusal_of(FileKind::Bmp, half_of(tests::as_bmp(page))) ==
          base::ErrorCode::FileMalformed);
    CHECK(refusal_of(FileKind::Tiff, half_of(tests::as_tiff({page}))) ==
          base::ErrorCode::FileMalformed);
    CHECK(refusal_of(FileKind::Jpeg, half_of(encode_jpeg(page.view(), 90, 0))) ==
          base::ErrorCode::FileMalformed);
}

TEST_CASE("No beginning of a file brings the decoders down")
{
    const Picture page = tests::four_colors(24, 24);
    for (const auto& [kind, bytes] : {std::pair{FileKind::Png, tests::as_png(page)},
                                      std::pair{FileKind::Bmp, tests::as_bmp(page)},
                                      std::pair{FileKind::Tiff, tests::as_tiff({page})},
                                      std::pair{FileKind::Jpeg, tests::as_turned_jpeg(page, 6)}})
        for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 16) {
            base::Bytes damaged{bytes.begin(), bytes.begin() + static_cast<long>(length)};
            static_cast<void>(
                decode(kind, damaged, limits, [](const Picture&) { return base::Result<void>{}; }));
            damaged = bytes;
            damaged[length] ^= std::byte{0xFF};
            const auto done = decode(kind, damaged, limits, [](const Picture& decoded) {
                CHECK(decoded.bytes.size() ==
                      std::size_t{decoded.width} * decoded.height * channels_of(decoded.pixels));
                return base::Result<void>{};
            });
            static_cast<void>(done);
        }
}
