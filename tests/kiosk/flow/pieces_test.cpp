#include "tests/kiosk/flow/visit.h"

#include "kiosk/flow/place.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

namespace
{

Visit scanning()
{
    Visit visit = at_pieces();
    visit.happens(PieceChosen{.piece = "D02"});
    visit.happens(ScanPressed{});
    visit.at<Scanning>();
    return visit;
}

Visit previewing()
{
    Visit visit = scanning();
    visit.answer(PagePrepared{.file = file(9), .image = {}});
    visit.at<PagePreview>();
    return visit;
}

/// The last page of a reply to a demande de complément.
Visit replying(const char* choice)
{
    Visit visit = at_first_page();
    visit.state.procedure = "complement";
    visit.state.dossier->procedure = "complement";
    visit.state.dossier->answers["refused_documents"] = "one";
    visit.state.dossier->answers["reply"] = choice;
    visit.state.step = FillPage{.step = "ground", .page = "attestation"};
    visit.type("attest_false", true);
    visit.happens(Continue{});
    visit.answer(Done{});
    return visit;
}

} // namespace

TEST_CASE("Who is asked for no document does not meet the checklist, on the way or back")
{
    replying("update").at<Pieces>();
    Visit visit = replying("keep");
    visit.at<CheckAnswers>();
    visit.happens(Back{});
    CHECK(visit.at<FillPage>().page == "attestation");
}

TEST_CASE("A missing document is told beside its line, and the checklist stays open")
{
    Visit visit = at_pieces();
    visit.happens(Continue{});
    visit.at<Pieces>();
    for (const char* piece : {"D01", "D02", "D03", "D04", "D07", "D11", "D13", "D14", "D15"})
        CHECK(visit.complains_of(piece, "problem.piece_missing"));
    CHECK(!visit.complains_of("D16", "problem.piece_missing"));
}

TEST_CASE("A scan shows its progress, then the page, which is kept and sent at once")
{
    Visit visit = scanning();
    visit.happens(Progressed{.effect = visit.state.pending, .part = 0.5});
    CHECK(visit.at<Scanning>().progress == 0.5);
    CHECK(visit.state.busy());
    visit.answer(PagePrepared{.file = file(9), .image = {}});
    CHECK(visit.at<PagePreview>().file == file(9));
    visit.happens(KeepPressed{});
    CHECK(visit.at<Pieces>().selected == "D02");
    CHECK(attached(*visit.state.dossier, "D02")->files.size() == 1);
    CHECK(visit.effect<effect::SaveFile>() != nullptr);
}

TEST_CASE("A page done again leaves nothing of the first one")
{
    Visit visit = previewing();
    visit.happens(RedoPressed{});
    REQUIRE(visit.effect<effect::RemovePaper>() != nullptr);
    CHECK(visit.effect<effect::RemovePaper>()->file == uuid(9));
    CHECK(visit.effect<effect::Scan>() != nullptr);
    CHECK(attached(*visit.state.dossier, "D02") == nullptr);
}

TEST_CASE("Going back from a page leaves nothing of it")
{
    Visit visit = previewing();
    visit.happens(Back{});
    CHECK(visit.at<AddFile>().piece == "D02");
    CHECK(visit.effect<effect::RemovePaper>() != nullptr);
}

TEST_CASE("A blank or dark page is shown with its verdict and cannot be kept")
{
    for (const auto code : {base::ErrorCode::PageBlank, base::ErrorCode::PageDark}) {
        Visit visit = scanning();
        visit.fails(code);
        CHECK(visit.at<PagePreview>().refused == code);
        visit.happens(KeepPressed{});
        visit.at<PagePreview>();
        visit.happens(RedoPressed{});
        visit.at<Scanning>();
    }
}

TEST_CASE("A scanner that is unplugged is told, with the stick as another way")
{
    Visit visit = scanning();
    visit.fails(base::ErrorCode::ScannerAbsent);
    CHECK(visit.at<AddFile>().piece == "D02");
    CHECK(visit.state.failure == base::ErrorCode::ScannerAbsent);
    visit.happens(FilesPressed{});
    visit.at<BroughtFiles>();
    CHECK(!visit.state.failure);
}

TEST_CASE("A scan can be stopped")
{
    Visit visit = scanning();
    const EffectId scan_id = visit.state.pending;
    visit.happens(CancelPressed{});
    visit.happens(CancelPressed{});
    CHECK(visit.count<effect::Cancel>() == 1);
    CHECK(visit.at<Scanning>().cancelling);
    visit.happens(
        Failed{.effect = scan_id, .error = {.code = base::ErrorCode::Cancelled, .detail = {}}});
    visit.at<AddFile>();
    CHECK(!visit.state.failure);
}

TEST_CASE("A page that comes after the visitor left is removed and shown to nobody")
{
    Visit visit = scanning();
    const EffectId late = visit.state.pending;
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.happens(Answered{.answer = Answer::EndWithoutSaving});
    visit.happens(Touched{});
    visit.at<Attract>();
    visit.happens(PagePrepared{.effect = late, .file = file(9), .image = {}});
    visit.at<Attract>();
    CHECK(visit.effect<effect::RemovePaper>() != nullptr);
}

TEST_CASE("A brought file is chosen from the list, read, and kept")
{
    Visit visit = at_pieces();
    visit.happens(PieceChosen{.piece = "D01"});
    visit.happens(FilesPressed{});
    visit.answer(FilesListed{.files = {{.path = "/media/a.pdf", .name = "a.pdf", .size = 10}}});
    CHECK(visit.at<BroughtFiles>().listed);
    visit.happens(FileChosen{.index = 3});
    visit.at<BroughtFiles>();
    visit.happens(FileChosen{.index = 0});
    CHECK(visit.at<ReadingFile>().name == "a.pdf");
    visit.answer(PagePrepared{.file = file(3), .image = {}});
    CHECK(!visit.at<PagePreview>().from_scanner);
    visit.happens(KeepPressed{});
    CHECK(attached(*visit.state.dossier, "D01")->files.size() == 1);
}

TEST_CASE("A file that is refused is told why, and another can be chosen")
{
    for (const auto code : {base::ErrorCode::FileTooLarge, base::ErrorCode::FileBomb,
                            base::ErrorCode::FileContentMismatch, base::ErrorCode::FileMalformed}) {
        Visit visit = at_pieces();
        visit.happens(PieceChosen{.piece = "D01"});
        visit.happens(FilesPressed{});
        visit.answer(FilesListed{.files = {{.path = "/media/a.pdf", .name = "a.pdf", .size = 10}}});
        visit.happens(FileChosen{.index = 0});
        visit.fails(code);
        CHECK(visit.at<PagePreview>().refused == code);
        visit.happens(RedoPressed{});
        visit.at<BroughtFiles>();
    }
}

TEST_CASE("A document has three files at most, and one can be removed for another")
{
    Visit visit = at_pieces();
    for (unsigned number : {1, 2, 3})
        scan(visit, "D01", number);
    visit.happens(PieceChosen{.piece = "D01"});
    visit.at<Pieces>();
    CHECK(visit.complains_of("D01", "error.too_many_files"));
    visit.happens(RemoveFilePressed{.piece = "D01", .file = uuid(2)});
    CHECK(visit.effect<effect::RemovePaper>() != nullptr);
    CHECK(attached(*visit.state.dossier, "D01")->files.size() == 2);
    visit.happens(PieceChosen{.piece = "D01"});
    visit.at<AddFile>();
}

TEST_CASE("A document whose last file is removed is missing again")
{
    Visit visit = at_pieces();
    scan(visit, "D01", 1);
    visit.happens(RemoveFilePressed{.piece = "D01", .file = uuid(1)});
    CHECK(attached(*visit.state.dossier, "D01") == nullptr);
}

TEST_CASE("A file that is not there removes nothing")
{
    Visit visit = at_pieces();
    visit.happens(RemoveFilePressed{.piece = "D01", .file = uuid(1)});
    CHECK(visit.asked_last.empty());
    CHECK(visit.state.dossier->pieces.empty());
}

TEST_CASE("The e-photo number has 22 digits, with or without the spaces of the sheet")
{
    Visit visit = at_pieces();
    visit.happens(PieceChosen{.piece = "D04"});
    visit.type("digits", "123");
    visit.happens(Continue{});
    CHECK(visit.complains_of("digits", "problem.ephoto_digits"));
    CHECK(visit.at<EnterEphoto>().digits == "123");
    visit.type("digits", "00000 00000 00000 00000 00");
    visit.happens(Continue{});
    visit.at<Pieces>();
    CHECK(attached(*visit.state.dossier, "D04")->reference == std::string(22, '0'));
    visit.happens(RemoveReferencePressed{.piece = "D04"});
    CHECK(attached(*visit.state.dossier, "D04") == nullptr);
}

TEST_CASE("The undertaking is read and accepted on the screen")
{
    Visit visit = at_pieces();
    visit.happens(PieceChosen{.piece = "D07"});
    visit.at<SignUndertaking>();
    visit.happens(Back{});
    CHECK(attached(*visit.state.dossier, "D07") == nullptr);
    visit.happens(PieceChosen{.piece = "D07"});
    visit.happens(Continue{});
    CHECK(attached(*visit.state.dossier, "D07")->accepted);
}

TEST_CASE("A document that this case does not ask for cannot be added")
{
    Visit visit = at_pieces();
    visit.happens(PieceChosen{.piece = "D12"});
    visit.happens(PieceChosen{.piece = "nothing"});
    visit.at<Pieces>();
}
