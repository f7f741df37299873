#include "central/file_check.h"
#include "kiosk/capture/pdf_pages.h"

#include <doctest/doctest.h>
#include <string>
#include <zlib.h>

using namespace central;
using namespace std::string_literals;
using base::ErrorCode;

namespace
{

/// So many zeroes, packed.
std::string packed_zeroes(std::size_t size)
{
    const std::string zeroes(size, '\0');
    uLongf room = compressBound(size);
    std::string packed(room, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &room,
             reinterpret_cast<const Bytef*>(zeroes.data()), size);
    packed.resize(room);
    return packed;
}

std::string number(std::uint32_t value, int size, bool little = false)
{
    std::string text;
    for (int i = 0; i < size; ++i)
        text += static_cast<char>(value >> 8 * (little ? i : size - 1 - i));
    return text;
}

std::string chunk(const std::string& name, const std::string& content)
{
    return number(static_cast<std::uint32_t>(content.size()), 4) + name + content + "sums";
}

std::string png(std::uint32_t width, std::uint32_t height, const std::string& packed)
{
    return "\x89PNG\r\n\x1A\n" +
           chunk("IHDR", number(width, 4) + number(height, 4) + "\x08\x02\0\0\0"s) +
           chunk("IDAT", packed) + chunk("IEND", "");
}

std::string jpeg(std::uint32_t width, std::uint32_t height, int scans = 1)
{
    std::string file = "\xFF\xD8\xFF\xE0"s + number(4, 2) + "ab\xFF\xC2" + number(11, 2) + "\x08" +
                       number(height, 2) + number(width, 2) + "\x01\x01\x11\0"s;
    for (int i = 0; i < scans; ++i)
        file += "\xFF\xDA" + number(8, 2) + "\x01\x01\0\0\0\0"s + "data\xFF\0data"s;
    return file + "\xFF\xD9";
}

std::string tiff(std::uint32_t width, std::uint32_t height, std::uint32_t next)
{
    const auto entry = [](std::uint32_t tag, std::uint32_t value) {
        return number(tag, 2, true) + number(4, 2, true) + number(1, 4, true) +
               number(value, 4, true);
    };
    return "II*\0"s + number(8, 4, true) + number(2, 2, true) + entry(256, width) +
           entry(257, height) + number(next, 4, true);
}

std::string bmp(std::uint32_t width, std::uint32_t height)
{
    return "BM" + std::string(12, '\0') + number(40, 4, true) + number(width, 4, true) +
           number(height, 4, true);
}

std::string pdf(const std::string& filter, const std::string& packed)
{
    return "%PDF-1.7\n1 0 obj\n<< /Filter " + filter + " >>\nstream\r\n" + packed +
           "\nendstream\nendobj\n";
}

std::string verdict(const std::string& bytes, std::string_view media_type)
{
    const auto fine = check_bytes(base::as_bytes(bytes), media_type);
    return fine ? "fine"s : std::string{base::name_of(fine.error().code)};
}

} // namespace

TEST_CASE("a file is of its kind, and of a size")
{
    CHECK(verdict("", "image/png") == "file_empty");
    CHECK(verdict(std::string(10'000'001, 'x'), "image/png") == "file_too_large");
    CHECK(verdict("GIF89a", "image/gif") == "file_type_refused");
    CHECK(verdict("MZ", "application/pdf") == "file_content_mismatch");
}

TEST_CASE("a picture of more pixels than a page has is a bomb, whatever its format")
{
    CHECK(verdict(png(3000, 4000, packed_zeroes(3000)), "image/png") == "fine");
    CHECK(verdict(png(50'000, 50'000, ""), "image/png") == "file_bomb");
    CHECK(verdict(png(0xFFFF'FFFF, 0xFFFF'FFFF, ""), "image/png") == "file_bomb");
    CHECK(verdict(jpeg(3000, 4000), "image/jpeg") == "fine");
    CHECK(verdict(jpeg(65'500, 65'500), "image/jpeg") == "file_bomb");
    CHECK(verdict(tiff(3000, 4000, 0), "image/tiff") == "fine");
    CHECK(verdict(tiff(100'000, 4000, 0), "image/tiff") == "file_bomb");
    CHECK(verdict(bmp(3000, 4000), "image/bmp") == "fine");
    CHECK(verdict(bmp(3000, 0xFFFF'F060), "image/bmp") == "fine"); // from the top
    CHECK(verdict(bmp(200'000, 200'000), "image/bmp") == "file_bomb");
}

TEST_CASE("what unpacks to more than it is a picture of is a bomb")
{
    CHECK(verdict(png(10, 10, packed_zeroes(50'000'000)), "image/png") == "file_bomb");
    CHECK(verdict(jpeg(100, 100, 201), "image/jpeg") == "file_bomb");
    CHECK(verdict(jpeg(100, 100, 20), "image/jpeg") == "fine");
    CHECK(verdict(tiff(100, 100, 8), "image/tiff") == "file_bomb"); // a ring of pages
}

TEST_CASE("a PDF that unpacks without end, or again and again, is a bomb")
{
    CHECK(verdict(pdf("/FlateDecode", packed_zeroes(1'000'000)), "application/pdf") == "fine");
    CHECK(verdict(pdf("[/FlateDecode /FlateDecode]", "x"), "application/pdf") == "file_bomb");
    const std::string large = packed_zeroes(100'000'000);
    std::string many;
    for (int i = 0; i < 4; ++i)
        many += pdf("/FlateDecode", large);
    CHECK(verdict(many, "application/pdf") == "file_bomb");
    CHECK(verdict("%PDF-1.7\nstream", "application/pdf") == "fine");
}

TEST_CASE("a PDF that unpacks without end is a bomb however it says that it is packed")
{
    std::string large = packed_zeroes(301'000'000);
    for (const std::string filter :
         {"/FlateDecode", "/#46lateDecode", "/FlateDecode /X ( obj)", "/DCTDecode", "9 0 R"})
        CHECK_MESSAGE(verdict(pdf(filter, large), "application/pdf") == "file_bomb", filter);
    CHECK(verdict("%PDF-1.7\n<<>> stream\r\n" + large, "application/pdf") == "file_bomb");
    CHECK(verdict("%PDF-1.7\n<<>> stream% as ever\n" + large, "application/pdf") == "file_bomb");
    large[0] = '\x88'; // a window that zlib does not have, and that readers pass over
    CHECK(verdict(pdf("/FlateDecode", large), "application/pdf") == "file_bomb");
}

TEST_CASE("a PDF that is packed in a way that cannot be measured is taken for a bomb")
{
    for (const std::string filter :
         {"/LZWDecode", "/LZW", "/#4cZWDecode", "9 0 R", "[9 0 R]", "[/A85 /Fl]",
          "[ /ASCII85Decode]", "[/DCTDecode /FlateDecode]", "%\n/FlateDecode", "/FlateDecoder",
          "/RunLengthDecode", "", "["})
        CHECK_MESSAGE(verdict(pdf(filter, "x"), "application/pdf") == "file_bomb", filter);
    CHECK(verdict("%PDF-1.7\n<</#46#69lter/LZWDecode>>", "application/pdf") == "file_bomb");
    CHECK(verdict("%PDF-1.7\n<</#45ncrypt 5 0 R>>", "application/pdf") == "file_bomb");
    for (const std::string filter :
         {"/FlateDecode", "/DCTDecode", "[/DCTDecode]", "[\n/FlateDecode ]", "/#44CTDecode"})
        CHECK_MESSAGE(verdict(pdf(filter, "x"), "application/pdf") == "fine", filter);
}

TEST_CASE("a PDF of nothing but beginnings is looked at once")
{
    std::string file = "%PDF-1.7\n";
    while (file.size() < 2'000'000)
        file += "/Filter/FlateDecode stream x\x9C" + std::string(30, ' ');
    CHECK(verdict(file, "application/pdf") == "fine");
    // Each of these unpacks all that comes after it.
    std::string nested = "%PDF-1.7\n";
    while (nested.size() < 2'000'000)
        nested += "stream\nx\x9C" + "\0\x09\0\xF6\xFF"s;
    CHECK(verdict(nested, "application/pdf") == "file_bomb");
}

TEST_CASE("the pages that a kiosk writes are fine")
{
    const kiosk::capture::JpegPage page{base::to_bytes(jpeg(1654, 2339)), 1654, 2339, false};
    const base::Bytes written = kiosk::capture::pdf_of({page, page});
    CHECK(check_bytes(written, "application/pdf"));
}

TEST_CASE("what breaks off anywhere is no bomb and no crash")
{
    for (const auto& [bytes, media_type] :
         {std::pair{png(30, 40, packed_zeroes(3000)), "image/png"},
          {jpeg(30, 40), "image/jpeg"},
          {tiff(30, 40, 0), "image/tiff"},
          {bmp(30, 40), "image/bmp"},
          {pdf("/FlateDecode", packed_zeroes(3000)), "application/pdf"}})
        for (std::size_t size = 8; size < bytes.size(); ++size)
            CHECK(verdict(bytes.substr(0, size), media_type) == "fine");
}
