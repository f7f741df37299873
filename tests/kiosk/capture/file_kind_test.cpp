#include "kiosk/capture/file_kind.h"

#include <doctest/doctest.h>

using namespace kiosk::capture;

TEST_CASE("The seven extensions are known in any case, and no other")
{
    CHECK(kind_of_name("a.JPG") == FileKind::Jpeg);
    CHECK(kind_of_name("a.jpeg") == FileKind::Jpeg);
    CHECK(kind_of_name("acte de naissance.Png") == FileKind::Png);
    CHECK(kind_of_name("a.b.pdf") == FileKind::Pdf);
    CHECK(kind_of_name("a.tif") == FileKind::Tiff);
    CHECK(kind_of_name("a.TIFF") == FileKind::Tiff);
    CHECK(kind_of_name("a.bmp") == FileKind::Bmp);
    for (const char* refused : {"a.heic", "a.docx", "a.pdf.exe", "pdf", "a.", ""})
        CHECK_FALSE(kind_of_name(refused).has_value());
}

TEST_CASE("Each refused file has its own reason")
{
    const auto refusal = [](std::string_view name, std::string_view content) {
        const auto kind = accepted_kind(name, base::as_bytes(content), 100);
        return kind ? base::ErrorCode::Internal : kind.error().code;
    };
    CHECK(refusal("a.pdf", "") == base::ErrorCode::FileEmpty);
    CHECK(refusal("a.pdf", "%PDF-1.4" + std::string(100, ' ')) == base::ErrorCode::FileTooLarge);
    CHECK(refusal("a.docx", "PK\3\4") == base::ErrorCode::FileTypeRefused);
    CHECK(refusal("a.pdf", "\xFF\xD8\xFF\xE0") == base::ErrorCode::FileContentMismatch);
    CHECK(refusal("a.jpg", "MZ program") == base::ErrorCode::FileContentMismatch);
    CHECK(accepted_kind("a.pdf", base::as_bytes("\n%PDF-1.7"), 100) == FileKind::Pdf);
}
