#include "tests/kiosk/flow/visit.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;
namespace ports = kiosk::ports;

namespace
{

ports::Draft draft(bool with_file)
{
    Visit visit = at_pieces();
    if (with_file)
        scan(visit, "D01", 5);
    return {.dossier = *visit.state.dossier, .step = "ground", .saved_at = morning()};
}

Visit finding(std::vector<ports::Draft> drafts)
{
    Visit visit = at_sign_in();
    visit.type("number", "5903007192");
    visit.type("password", "Bonjour1!");
    visit.happens(Continue{});
    visit.answer(SignedIn{.session = session()});
    visit.answer(DraftsFound{.drafts = std::move(drafts)});
    return visit;
}

} // namespace

TEST_CASE("A draft found at central is offered, and goes on after the last step saved")
{
    Visit visit = finding({draft(false)});
    CHECK(visit.at<ChooseDraft>().drafts.size() == 1);
    visit.happens(DraftChosen{.index = 0});
    visit.at<Pieces>();
    CHECK(visit.state.dossier->answers.at("phone") == catalogue::Value{"0601020304"});
}

TEST_CASE("The documents of a draft are fetched before it goes on")
{
    Visit visit = finding({draft(true)});
    visit.happens(DraftChosen{.index = 0});
    const auto* fetch = visit.effect<effect::FetchFiles>();
    REQUIRE(fetch != nullptr);
    CHECK(fetch->files == std::vector{uuid(5)});
    CHECK(!visit.state.dossier);
    visit.answer(FilesFetched{});
    visit.at<Pieces>();
    CHECK(visit.state.dossier->pieces.size() == 1);
}

TEST_CASE("A document that central could not give back is asked for again")
{
    Visit visit = finding({draft(true)});
    visit.happens(DraftChosen{.index = 0});
    visit.answer(FilesFetched{.missing = {uuid(5)}});
    visit.at<Pieces>();
    visit.happens(Continue{});
    CHECK(visit.complains_of("D01", "problem.piece_missing"));
}

TEST_CASE("A draft whose documents cannot be had now stays to be chosen")
{
    Visit visit = finding({draft(true)});
    visit.happens(DraftChosen{.index = 0});
    visit.fails(base::ErrorCode::NetworkDown);
    visit.at<ChooseDraft>();
    CHECK(visit.state.failure == base::ErrorCode::NetworkDown);
    CHECK(!visit.state.dossier);
}

TEST_CASE("Starting anew gives the old draft up")
{
    Visit visit = finding({draft(false)});
    visit.happens(StartAnew{});
    CHECK(visit.effect<effect::AbandonDraft>() != nullptr);
    CHECK(visit.at<FillPage>().page == "identity");
    CHECK(!visit.state.dossier->answers.contains("phone"));
}

TEST_CASE("A draft of another procedure is not offered")
{
    ports::Draft other = draft(false);
    other.dossier.procedure = "other";
    Visit visit = finding({other});
    visit.at<FillPage>();
}

TEST_CASE("Leaving for later says good-bye when the draft is saved")
{
    Visit visit = at_pieces();
    visit.happens(LeaveForLater{});
    const auto* save = visit.effect<effect::SaveDraft>();
    REQUIRE(save != nullptr);
    CHECK(save->draft.step == "ground");
    visit.at<Pieces>();
    CHECK(visit.state.busy());
    visit.happens(Done{.effect = visit.state.leaving});
    CHECK(visit.at<Goodbye>().saved);
    CHECK(visit.effect<effect::SignOut>() != nullptr);
    CHECK(visit.effect<effect::Wipe>() != nullptr);
}

TEST_CASE("Leaving without network is told, and the visitor may wait, stay or leave")
{
    Visit visit = at_pieces();
    visit.happens(LeaveForLater{});
    visit.happens(Failed{.effect = visit.state.leaving,
                         .error = {.code = base::ErrorCode::NetworkDown, .detail = {}}});
    visit.at<Pieces>();
    REQUIRE(visit.shows<ConfirmFinish>());
    CHECK(std::get<ConfirmFinish>(*visit.state.overlay).not_saved);
    SUBCASE("stay")
    {
        visit.happens(OverlayClosed{});
        CHECK(!visit.state.overlay);
        visit.at<Pieces>();
    }
    SUBCASE("try again")
    {
        visit.happens(Answered{.answer = Answer::KeepForLater});
        visit.happens(Done{.effect = visit.state.leaving});
        CHECK(visit.at<Goodbye>().saved);
    }
    SUBCASE("leave all the same")
    {
        visit.happens(Answered{.answer = Answer::EndWithoutSaving});
        CHECK(!visit.at<Goodbye>().saved);
    }
}

TEST_CASE("Leaving twice saves once")
{
    Visit visit = at_pieces();
    const auto before = visit.count<effect::SaveDraft>();
    visit.happens(LeaveForLater{});
    visit.happens(LeaveForLater{});
    CHECK(visit.count<effect::SaveDraft>() == before + 1);
}
