#include "shared/dossier/file_rules.h"
#include "shared/dossier/medical_names.h"

#include <doctest/doctest.h>

using namespace dossier;
using namespace std::string_view_literals;

TEST_CASE("The extensions of the guide are accepted in any case, and no other")
{
    CHECK(media_type_of_name("Justificatif.png") == "image/png");
    CHECK(media_type_of_name("6657.PNG") == "image/png");
    CHECK(media_type_of_name("a.jpg") == "image/jpeg");
    CHECK(media_type_of_name("a.JPEG") == "image/jpeg");
    CHECK(media_type_of_name("a.b.pdf") == "application/pdf");
    CHECK(media_type_of_name("a.tif") == "image/tiff");
    CHECK(media_type_of_name("a.tiff") == "image/tiff");
    CHECK(media_type_of_name("a.bmp") == "image/bmp");
    for (const char* name : {"a.heic", "a.docx", "a.pdf.exe", "pdf", ".pdf", "", "a.png "})
        CHECK(media_type_of_name(name).empty());
}

TEST_CASE("A file is what its first bytes say")
{
    CHECK(check_file("a.png", base::as_bytes("\x89PNG\r\n\x1A\n...")).value() == "image/png");
    CHECK(check_file("a.tif", base::as_bytes("II*\0x"sv)).value() == "image/tiff");
    CHECK(check_file("a.TIFF", base::as_bytes("MM\0*x"sv)).value() == "image/tiff");
    CHECK(check_file("a.pdf", base::as_bytes("%PDF-1.7")).value() == "application/pdf");
    CHECK(check_file("a.png", base::as_bytes("%PDF-1.7")).error().code ==
          base::ErrorCode::FileContentMismatch);
    CHECK(check_file("a.png", base::as_bytes("MZ")).error().code ==
          base::ErrorCode::FileContentMismatch);
}

TEST_CASE("A file is neither empty, too large, nor of a type that nobody can read")
{
    CHECK(check_file("a.png", {}).error().code == base::ErrorCode::FileEmpty);
    CHECK(check_file("a.heic", base::as_bytes("x")).error().code ==
          base::ErrorCode::FileTypeRefused);
    base::Bytes large = base::to_bytes("%PDF-");
    large.resize(largest_file);
    CHECK(check_file("a.pdf", large).has_value());
    large.resize(largest_file + 1);
    CHECK(check_file("a.pdf", large).error().code == base::ErrorCode::FileTooLarge);
}

TEST_CASE("A file about health is known by its name, in any case and with or without accents")
{
    for (const char* name :
         {"Certificat médical.pdf", "CERTIFICAT_MEDICAL.PDF", "certificat-me\u0301dical.jpg",
          "ordonnance (2).png", "compte rendu.pdf", "Compte-Rendu_IRM.pdf", "radio poumon.jpg",
          "dossierMédical medecin.pdf", "bilan sanguin 2026.pdf", "medical report.pdf",
          "تقرير طبي.pdf"})
        CHECK_MESSAGE(is_medical_name(name), name);
    for (const char* name : {"passeport.pdf", "scanner-1.jpg", "D70-1.jpg", "bilan comptable.pdf",
                             "radiateur.pdf", "compte bancaire.pdf", "acte de naissance.pdf", ""})
        CHECK_MESSAGE(!is_medical_name(name), name);
}
