#include "kiosk/adapters/page_preparer.h"

#include "kiosk/capture/decode.h"
#include "kiosk/capture/jpeg.h"
#include "kiosk/capture/pdf_pages.h"
#include "tests/kiosk/adapters/scratch.h"
#include "tests/kiosk/capture/pictures.h"

#include <array>
#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

const base::SystemClock clock_of_tests;

ports::PagePreparer& preparer()
{
    static const auto made = adapters::make_page_preparer(
        {.worker = tests::program("guichet-decode"),
         .time_limit = std::chrono::seconds{120}, // on a machine that has much else to do
         .note = {}},
        clock_of_tests);
    return *made;
}

base::ErrorCode refusal_of(base::ByteView bytes, const std::string& name)
{
    const auto prepared = preparer().prepare_file(bytes, name);
    REQUIRE_FALSE(prepared.has_value());
    return prepared.error().code;
}

ports::Image scanned(capture::Picture picture)
{
    return {picture.width, picture.height, 300, ports::PixelFormat::Rgb24,
            std::move(picture.bytes)};
}

capture::JpegPage jpeg_page(const capture::Picture& picture)
{
    return {capture::encode_jpeg(picture.view(), 75, 0), picture.width, picture.height, false};
}

capture::Picture decoded(base::ByteView jpeg)
{
    return capture::decode_jpeg(jpeg, {}).value();
}

/// A PDF of one empty page as wide and as high as that, its trailer made longer by `more`.
std::string small_pdf(const std::string& size, const std::string& more = {},
                      const std::string& content = "BT ET")
{
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 " +
           size +
           " ] /Contents 4 0 R >>\nendobj\n"
           "4 0 obj\n<< /Length " +
           std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream\nendobj\n"
           "trailer\n<< /Size 5 /Root 1 0 R " +
           more + " >>\n%%EOF\n";
}

const std::string stripes = [] {
    std::string content = "0 g ";
    for (int i = 0; i < 40; ++i)
        content += std::to_string(60 + 10 * i) + " 300 5 12 re f ";
    return content;
}();

} // namespace

TEST_CASE("A scan is kept at 200 dpi as a JPEG with its digest, and shown smaller")
{
    const auto prepared =
        preparer().prepare_scan(scanned(tests::written_page(2480, 3508)), "Page 1");
    REQUIRE(prepared.has_value());
    CHECK(prepared->file.name == "Page 1.jpg");
    CHECK(prepared->file.media_type == "image/jpeg");
    CHECK(prepared->file.size == prepared->bytes.size());
    CHECK(prepared->file.pages == 1);
    CHECK(base::to_hex(prepared->file.digest).size() == 64);
    CHECK(prepared->file.digest != dossier::Sha256{});
    const capture::Picture page = decoded(prepared->bytes);
    CHECK(page.width == 1653);
    CHECK(page.height == 2339);
    CHECK(prepared->preview.height == 1600);
    CHECK(prepared->preview.width == 1131);
}

TEST_CASE("A scan of nothing and a scan in the dark are refused")
{
    const auto code = [](capture::Picture picture) {
        return preparer().prepare_scan(scanned(std::move(picture)), "Page 1").error().code;
    };
    CHECK(code(tests::empty_page(827, 1169)) == base::ErrorCode::PageBlank);
    CHECK(code(tests::written_page(827, 1169, 50, 10)) == base::ErrorCode::PageDark);
}

TEST_CASE("Each kind of picture is accepted and written anew")
{
    const capture::Picture page = tests::written_page(620, 877);
    const std::array<std::pair<const char*, base::Bytes>, 4> brought{
        {{"page.png", tests::as_png(page)},
         {"page.BMP", tests::as_bmp(page)},
         {"page.tiff", tests::as_tiff({page})},
         {"page.jpeg", tests::as_turned_jpeg(page, 1)}}};
    for (const auto& [name, bytes] : brought) {
        CAPTURE(name);
        const auto prepared = preparer().prepare_file(bytes, name);
        REQUIRE_MESSAGE(prepared.has_value(), prepared.error().detail);
        CHECK(prepared->file.name == "page.jpg");
        CHECK(prepared->file.media_type == "image/jpeg");
        CHECK(prepared->preview.width == 620);
        CHECK(decoded(prepared->bytes).height == 877);
        CHECK_FALSE(base::as_text(prepared->bytes).contains("Exif"));
    }
}

TEST_CASE("A PDF is drawn and written anew, page for page, without what was hidden in it")
{
    const capture::Picture page = tests::written_page(620, 877);
    const auto pages = preparer().prepare_file(
        capture::pdf_of({jpeg_page(page), jpeg_page(page), jpeg_page(page)}), "contrat.PDF");
    REQUIRE_MESSAGE(pages.has_value(), pages.error().detail);
    CHECK(pages->file.media_type == "application/pdf");
    CHECK(pages->file.pages == 3);
    CHECK(pages->preview.height == 1600);

    const auto active = preparer().prepare_file(
        base::as_bytes(
            small_pdf("595 842", "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", stripes)),
        "contrat.pdf");
    REQUIRE_MESSAGE(active.has_value(), active.error().detail);
    CHECK_FALSE(base::as_text(active->bytes).contains("JavaScript"));
}

TEST_CASE("A fax of several pages becomes a PDF")
{
    const capture::Picture page = tests::written_page(620, 877);
    const auto pages = preparer().prepare_file(tests::as_tiff({page, page}), "fax.tif");
    REQUIRE(pages.has_value());
    CHECK(pages->file.name == "fax.pdf");
    CHECK(pages->file.media_type == "application/pdf");
    CHECK(pages->file.pages == 2);
    CHECK(preparer().prepare_file(pages->bytes, "fax.pdf").has_value());
}

TEST_CASE("A blank sheet among written ones is kept, a file of blank sheets is refused")
{
    const capture::Picture page = tests::written_page(620, 877);
    const capture::Picture blank = tests::empty_page(620, 877);
    CHECK(preparer().prepare_file(tests::as_tiff({page, blank}), "a.tif").has_value());
    CHECK(refusal_of(tests::as_tiff({blank, blank}), "a.tif") == base::ErrorCode::PageBlank);
    CHECK(refusal_of(tests::as_png(tests::written_page(620, 877, 40, 5)), "a.png") ==
          base::ErrorCode::PageDark);
}

TEST_CASE("Each refused file has its own code")
{
    const capture::Picture page = tests::written_page(620, 877);
    CHECK(refusal_of({}, "a.pdf") == base::ErrorCode::FileEmpty);
    CHECK(refusal_of(base::Bytes(10'000'001, std::byte{'%'}), "a.pdf") ==
          base::ErrorCode::FileTooLarge);
    CHECK(refusal_of(base::as_bytes("PK"), "a.docx") == base::ErrorCode::FileTypeRefused);
    CHECK(refusal_of(tests::as_png(page), "a.pdf") == base::ErrorCode::FileContentMismatch);
    CHECK(refusal_of(base::as_bytes("%PDF-1.4 and nothing more"), "a.pdf") ==
          base::ErrorCode::FileMalformed);
    const base::Bytes png = tests::as_png(page);
    CHECK(refusal_of(base::ByteView{png}.first(png.size() / 2), "a.png") ==
          base::ErrorCode::FileMalformed);
    CHECK(refusal_of(tests::as_tiff(std::vector(51, tests::written_page(40, 40))), "a.tif") ==
          base::ErrorCode::FileTooManyPages);
    CHECK(refusal_of(capture::pdf_of(std::vector(51, jpeg_page(tests::written_page(40, 40)))),
                     "a.pdf") == base::ErrorCode::FileTooManyPages);
}

TEST_CASE("A PDF under a password is refused as such")
{
    const std::string pdf = small_pdf(
        "595 842", "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
                   "/O <0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20> "
                   "/U <2122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F40> >> "
                   "/ID [ <00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF> ]");
    CHECK(refusal_of(base::as_bytes(pdf), "a.pdf") == base::ErrorCode::FileEncrypted);
}

TEST_CASE("Bombs are refused")
{
    CHECK(refusal_of(tests::png_that_claims(50'000, 50'000), "a.png") == base::ErrorCode::FileBomb);
    CHECK(refusal_of(tests::bmp_that_claims(60'000, 60'000), "a.bmp") == base::ErrorCode::FileBomb);
    CHECK(refusal_of(tests::tiff_that_claims(16'777'215, 16'777'215), "a.tif") ==
          base::ErrorCode::FileBomb);
    CHECK(refusal_of(tests::jpeg_that_claims(65'000, 65'000), "a.jpg") ==
          base::ErrorCode::FileBomb);
}

TEST_CASE("A PDF page that claims to be kilometres wide is drawn as large as any other")
{
    const auto prepared = preparer().prepare_file(
        base::as_bytes(small_pdf("200000 200000", {}, "0 g 0 0 50000 100000 re f 0 0 1 1 re f")),
        "a.pdf");
    REQUIRE_MESSAGE(prepared.has_value(), prepared.error().detail);
    CHECK(prepared->preview.height == 1600);
}

TEST_CASE("A PDF that never stops drawing is given up")
{
    const auto hasty = adapters::make_page_preparer({.worker = tests::program("guichet-decode"),
                                                     .time_limit = std::chrono::milliseconds{300},
                                                     .note = {}},
                                                    clock_of_tests);
    std::string endless;
    for (int i = 0; i < 200'000; ++i)
        endless += "0 0 595 842 re f ";
    const auto prepared =
        hasty->prepare_file(base::as_bytes(small_pdf("595 842", {}, endless)), "a.pdf");
    REQUIRE_FALSE(prepared.has_value());
    CHECK(prepared.error().code == base::ErrorCode::FileBomb);
}

TEST_CASE("Without bubblewrap the files are still decoded, and the log says so once")
{
    std::vector<std::string> notes;
    const auto plain = adapters::make_page_preparer(
        {.worker = tests::program("guichet-decode"),
         .time_limit = std::chrono::seconds{120},
         .use_bubblewrap = false,
         .note = [&](std::string_view text) { notes.emplace_back(text); }},
        clock_of_tests);
    const capture::Picture page = tests::written_page(620, 877);
    CHECK(plain->prepare_file(tests::as_png(page), "a.png").has_value());
    CHECK(plain->prepare_file(capture::pdf_of({jpeg_page(page)}), "a.pdf").has_value());
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].contains("bubblewrap"));
}
