#include "samples.h"

using namespace kiosk;

namespace
{

constexpr std::size_t width = 620, height = 877;

/// A sheet with a blue head and lines of grey words.
std::shared_ptr<const ports::Image> sheet()
{
    auto image = std::make_shared<ports::Image>(ports::Image{
        .width = width, .height = height, .dpi = 75, .pixels = base::Bytes(width * height * 3)});
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            const bool inside = x > 60 && x < 560 - (y / 26 % 3) * 70;
            const bool head = inside && x < 260 && y > 60 && y < 110;
            const bool line = inside && y > 160 && y < 760 && y % 26 < 9;
            const std::byte grey{static_cast<unsigned char>(line ? 120 : 250)};
            std::byte* pixel = &image->pixels[(y * width + x) * 3];
            pixel[0] = head ? std::byte{20} : grey;
            pixel[1] = head ? std::byte{90} : grey;
            pixel[2] = head ? std::byte{160} : grey;
        }
    return image;
}

flow::State selected(const char* piece)
{
    return well_on(flow::Pieces{piece});
}

flow::State missing()
{
    flow::State state = well_on(flow::Pieces{});
    for (const char* piece : {"D11", "D03", "D13", "D14", "D15"})
        state.problems.push_back({.where = piece, .message = "problem.piece_missing"});
    return state;
}

flow::State complete()
{
    flow::State state = well_on(flow::Pieces{});
    for (const char* piece : {"D11", "D03", "D13", "D14", "D15"})
        state.dossier->pieces.push_back(
            {.piece = piece, .files = {state.dossier->pieces[2].files.front()}});
    return state;
}

flow::PagePreview good_page()
{
    return {.piece = "D03", .file = dossier::AttachedFile{.name = "page"}, .image = sheet()};
}

flow::State scanner_failed()
{
    flow::State state = well_on(flow::AddFile{"D13"});
    state.failure = base::ErrorCode::ScannerCoverOpen;
    return state;
}

} // namespace

std::vector<Sample> piece_samples()
{
    const std::vector<ports::BroughtFile> brought{
        {"/m/1", "Attestation d’assiduité 2026.pdf", 812'000},
        {"/m/2", "IMG_20261102_101533.jpg", 4'321'000},
        {"/m/3", "bail.tiff", 9'100'000}};
    return {
        {"pieces-none", signed_in(flow::Pieces{})},
        {"pieces", well_on(flow::Pieces{})},
        {"pieces-missing", missing()},
        {"pieces-selected", selected("D02")},
        {"pieces-selected-number", selected("D04")},
        {"pieces-selected-signature", selected("D07")},
        {"pieces-complete", complete()},
        {"ephoto", well_on(flow::EnterEphoto{.piece = "D04", .digits = "123456789"})},
        {"add-file", well_on(flow::AddFile{"D03"})},
        {"add-file-failed", scanner_failed()},
        {"scanning", well_on(flow::Scanning{.piece = "D03", .progress = 0.42})},
        {"brought-none", well_on(flow::BroughtFiles{.piece = "D14", .listed = true})},
        {"brought-listing", well_on(flow::BroughtFiles{.piece = "D14"})},
        {"brought", well_on(flow::BroughtFiles{.piece = "D14", .listed = true, .files = brought})},
        {"reading-file", well_on(flow::ReadingFile{.piece = "D14", .name = "bail.tiff"})},
        {"preview", well_on(good_page())},
        {"preview-dark",
         well_on(flow::PagePreview{
             .piece = "D03", .image = sheet(), .refused = base::ErrorCode::PageDark})},
        {"preview-refused",
         well_on(flow::PagePreview{
             .piece = "D14", .from_scanner = false, .refused = base::ErrorCode::FileEncrypted})},
        {"signature", well_on(flow::SignUndertaking{"D07"})},
    };
}
