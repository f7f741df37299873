#include "kiosk/capture/jpeg.h"
#include "kiosk/capture/scale.h"
#include "tests/devices/documents.h"
#include "tests/kiosk/capture/pictures.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <vector>

namespace
{

using kiosk::capture::Picture;
using tests::SpecimenDocument;

constexpr std::string_view usage =
    R"(specimens list                   names the documents and the pieces they answer
specimens pages FOLDER [NAME]... draws A4 pages at 300 dpi, for the glass of SANE's pnm scanner
specimens files FOLDER           makes files for a stick: good ones of each kind, and in FOLDER/refused
                                 one for each reason to refuse
)";

void write(const std::filesystem::path& path, base::ByteView bytes)
{
    const std::string_view text = base::as_text(bytes);
    std::ofstream{path, std::ios::binary}.write(text.data(),
                                                static_cast<std::streamsize>(text.size()));
}

bool is_real(const SpecimenDocument& document)
{
    return *document.piece != '\0';
}

Picture drawn(const SpecimenDocument& document, unsigned dpi)
{
    tests::Sheet sheet{dpi};
    document.draw(sheet);
    if (std::string_view{document.name} != "blank")
        sheet.specimen();
    return sheet.scanned(std::string_view{document.name} == "dark" ? 0.2 : 1.0);
}

void make_page(const std::filesystem::path& folder, const SpecimenDocument& document)
{
    const Picture page = drawn(document, 300);
    base::Bytes file = base::to_bytes(fmt::format("P6\n{} {}\n255\n", page.width, page.height));
    file.insert(file.end(), page.bytes.begin(), page.bytes.end());
    // Under its name at once and whole: a scan may be waiting for it.
    write(folder / "page.part", file);
    std::filesystem::rename(folder / "page.part", folder / fmt::format("{}.ppm", document.name));
}

void make_pdf(const std::filesystem::path& path, std::span<const SpecimenDocument> documents)
{
    tests::Sheet sheet{path.string()};
    for (const SpecimenDocument& document : documents) {
        document.draw(sheet);
        sheet.specimen();
        sheet.next_page();
    }
}

void make_good_files(const std::filesystem::path& folder)
{
    const auto documents = tests::specimen_documents();
    for (const SpecimenDocument& document : documents)
        if (is_real(document))
            make_pdf(folder / fmt::format("{}.pdf", document.name), {&document, 1});
    make_pdf(folder / "dossier-complet.pdf", documents.first(4));
    const Picture certificate = drawn(documents[0], 150);
    const Picture receipt = drawn(documents[2], 150);
    write(folder / "acte de naissance.jpg",
          kiosk::capture::encode_jpeg(certificate.view(), 85, 150));
    write(folder / "photo tournée.jpeg", tests::as_turned_jpeg(certificate, 6));
    write(folder / "Passeport.PNG", tests::as_png(drawn(documents[1], 150)));
    write(folder / "quittance.tif", tests::as_tiff({receipt, certificate}));
    write(folder / "quittance.bmp", tests::as_bmp(receipt));
    write(folder / "شهادة ميلاد.jpg", kiosk::capture::encode_jpeg(certificate.view(), 85, 150));
}

/// A PDF whose one page has that content.
std::string pdf_with(const std::string& content, const std::string& trailer = {})
{
    return fmt::format("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                       "2 0 obj\n<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>\nendobj\n"
                       "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] "
                       "/Contents 4 0 R >>\nendobj\n"
                       "4 0 obj\n<< /Length {} >>\nstream\n{}\nendstream\nendobj\n"
                       "trailer\n<< /Size 5 /Root 1 0 R {} >>\n%%EOF\n",
                       content.size(), content, trailer);
}

void make_refused_files(const std::filesystem::path& folder)
{
    const auto documents = tests::specimen_documents();
    const Picture certificate = drawn(documents[0], 100);
    const base::Bytes png = tests::as_png(certificate);
    std::string endless;
    for (int i = 0; i < 400'000; ++i)
        endless += "0 0 595 842 re f ";
    const std::string lock =
        "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
        "/O <0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20> "
        "/U <2122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F40> >> "
        "/ID [ <00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF> ]";
    write(folder / "file_empty.pdf", {});
    write(folder / "file_too_large.pdf",
          base::as_bytes("%PDF-1.4\n" + std::string(10'000'000, ' ')));
    write(folder / "file_type_refused.docx", base::as_bytes("PK\x03\x04"));
    write(folder / "file_content_mismatch.pdf", png);
    write(folder / "file_malformed.png", base::ByteView{png}.first(png.size() / 2));
    write(folder / "file_malformed.pdf", base::as_bytes("%PDF-1.4\nnothing more"));
    write(folder / "file_encrypted.pdf", base::as_bytes(pdf_with("BT ET", lock)));
    write(folder / "file_too_many_pages.tif",
          tests::as_tiff(std::vector(51, tests::written_page(40, 40))));
    write(folder / "file_bomb.png", tests::png_that_claims(50'000, 50'000));
    write(folder / "file_bomb.jpg", tests::jpeg_that_claims(65'000, 65'000));
    write(folder / "file_bomb.tif", tests::tiff_that_claims(16'777'215, 16'777'215));
    write(folder / "file_bomb.bmp", tests::bmp_that_claims(60'000, 60'000));
    write(folder / "file_bomb.pdf", base::as_bytes(pdf_with(endless)));
    write(folder / "page_blank.png", tests::as_png(tests::empty_page(827, 1169)));
    write(folder / "page_dark.png", tests::as_png(drawn(documents.back(), 100)));
}

int make_pages(const std::filesystem::path& folder, std::span<char*> names)
{
    const auto documents = tests::specimen_documents();
    for (const std::string_view name : names)
        if (std::ranges::none_of(documents, [&](const auto& one) { return name == one.name; })) {
            fmt::print(stderr, "specimens: there is no document {}\n", name);
            return 2;
        }
    std::filesystem::create_directories(folder);
    for (const SpecimenDocument& document : documents)
        if (names.empty() || std::ranges::any_of(names, [&](std::string_view name) {
                return name == document.name;
            }))
            make_page(folder, document);
    return 0;
}

int obey(std::span<char*> words)
{
    const std::string_view order = words.size() > 1 ? words[1] : "";
    if (order == "list") {
        for (const SpecimenDocument& document : tests::specimen_documents())
            fmt::print("{} {}\n", document.name, is_real(document) ? document.piece : "-");
        return 0;
    }
    if (order == "pages" && words.size() >= 3)
        return make_pages(words[2], words.subspan(3));
    if (order == "files" && words.size() == 3) {
        const std::filesystem::path folder{words[2]};
        std::filesystem::create_directories(folder / "refused");
        make_good_files(folder);
        make_refused_files(folder / "refused");
        return 0;
    }
    fmt::print(stderr, "{}", usage);
    return 2;
}

} // namespace

/// Draws specimen documents of people who do not exist.
int main(int count, char** arguments)
{
    const int status = obey({arguments, static_cast<std::size_t>(count)});
    tests::forget_fonts();
    return status;
}
