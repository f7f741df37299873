#include "tests/kiosk/flow/visit.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;
using namespace std::chrono_literals;

TEST_CASE("Nobody there for two minutes: the kiosk asks, counts down, and forgets")
{
    Visit visit = at_preamble();
    visit.wait(119s);
    CHECK(!visit.state.overlay);
    visit.wait(1s);
    REQUIRE(visit.shows<StillThere>());
    CHECK(visit.effect<effect::Sound>() != nullptr);
    visit.wait(15s);
    CHECK(std::get<StillThere>(*visit.state.overlay).seconds_left == 30);
    visit.wait(29s);
    visit.at<Preamble>();
    visit.wait(1s);
    visit.at<Goodbye>();
    visit.wait(limits::goodbye);
    visit.at<Attract>();
}

TEST_CASE("Three minutes are given to a visitor who has typed something")
{
    for (Visit visit : {at_sign_in(), at_first_page()}) {
        visit.wait(179s);
        CHECK(!visit.state.overlay);
        visit.wait(1s);
        CHECK(visit.shows<StillThere>());
    }
}

TEST_CASE("Any touch extends the visit, without limit, and closes the warning")
{
    Visit visit = at_first_page();
    for (int times = 0; times < 20; ++times) {
        visit.wait(200s);
        REQUIRE(visit.shows<StillThere>());
        visit.happens(Touched{});
        REQUIRE(!visit.state.overlay);
    }
    visit.at<FillPage>();
}

TEST_CASE("Typing is a sign of life")
{
    Visit visit = at_sign_in();
    for (int keys = 0; keys < 10; ++keys) {
        visit.wait(100s);
        visit.type("number", std::string(static_cast<std::size_t>(keys), '1'));
    }
    CHECK(!visit.state.overlay);
}

TEST_CASE("What an absent visitor began is saved for later, and wiped here")
{
    Visit visit = at_pieces();
    scan(visit, "D01", 1);
    const auto saves = visit.count<effect::SaveDraft>();
    visit.wait(180s + 45s);
    visit.at<Goodbye>();
    CHECK(visit.count<effect::SaveDraft>() == saves + 1);
    CHECK(visit.count<effect::SignOut>() == 1);
    CHECK(visit.count<effect::Wipe>() == 1);
}

TEST_CASE("A print that nobody waits for is stopped with the visit")
{
    Visit visit = at_confirmation();
    visit.wait(180s + 45s);
    visit.at<Goodbye>();
    for (const Effect& one : visit.asked)
        if (const auto* wipe = std::get_if<effect::Wipe>(&one))
            CHECK(wipe->let_finish == 0);
}

TEST_CASE("After the good-bye nothing of the visitor is left, settings included")
{
    Visit visit = at_confirmation();
    visit.happens(HeaderPressed{.action = HeaderAction::TextSize});
    visit.happens(TextSizeChosen{.size = TextSize::Largest});
    visit.happens(ContrastToggled{});
    visit.happens(OverlayClosed{});
    visit.happens(Continue{});
    CHECK(!visit.state.session);
    CHECK(!visit.state.dossier);
    visit.happens(Touched{});
    State fresh;
    fresh.last_effect = visit.state.last_effect; // of the kiosk, not of the visitor
    fresh.last_touch = visit.state.last_touch;
    CHECK(visit.state == fresh);
}

TEST_CASE("The good-bye is in the visitor's language, the next first screen in French")
{
    Visit visit = at_preamble("ar");
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.at<Goodbye>();
    CHECK(visit.state.view.language == "ar");
    visit.wait(limits::goodbye);
    CHECK(visit.state.view.language == "fr");
}

TEST_CASE("A contrast chosen on the first screen is gone when nobody goes on")
{
    Visit visit;
    visit.happens(ContrastToggled{});
    CHECK(visit.state.view.high_contrast);
    visit.wait(120s);
    CHECK(visit.state.view == View{});
}

TEST_CASE("Ending a visit with a dossier asks first")
{
    Visit visit = at_pieces();
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.at<Pieces>();
    REQUIRE(visit.shows<ConfirmFinish>());
    SUBCASE("stay")
    {
        visit.happens(OverlayClosed{});
        visit.at<Pieces>();
    }
    SUBCASE("keep it for later")
    {
        visit.happens(Answered{.answer = Answer::KeepForLater});
        visit.happens(Done{.effect = visit.state.leaving});
        CHECK(visit.at<Goodbye>().saved);
    }
    SUBCASE("end without saving")
    {
        const auto saves = visit.count<effect::SaveDraft>();
        visit.happens(Answered{.answer = Answer::EndWithoutSaving});
        visit.at<Goodbye>();
        CHECK(visit.count<effect::SaveDraft>() == saves);
        CHECK(visit.count<effect::AbandonDraft>() == 0);
    }
}

TEST_CASE("Giving a request up asks first, then erases it here and at central")
{
    Visit visit = at_pieces();
    visit.happens(Answered{.answer = Answer::Abandon});
    REQUIRE(visit.shows<ConfirmAbandon>());
    CHECK(visit.count<effect::AbandonDraft>() == 0);
    visit.happens(Answered{.answer = Answer::Abandon});
    CHECK(visit.count<effect::AbandonDraft>() == 1);
    CHECK(visit.count<effect::Wipe>() == 1);
    visit.at<Goodbye>();
}

TEST_CASE("The header's choices lie over the step and leave it as it is")
{
    Visit visit = at_first_page();
    const auto page = visit.state.step;
    visit.happens(HeaderPressed{.action = HeaderAction::Help});
    CHECK(visit.shows<Help>());
    visit.happens(Continue{});
    visit.happens(Back{});
    CHECK(visit.state.step == page);
    visit.happens(OverlayClosed{});
    visit.happens(HeaderPressed{.action = HeaderAction::TextSize});
    visit.happens(TextSizeChosen{.size = TextSize::Large});
    CHECK(visit.state.view.text_size == TextSize::Large);
    CHECK(visit.state.step == page);
}

TEST_CASE("Going back from the first page to the first screen forgets nobody's dossier unasked")
{
    Visit visit = at_first_page();
    for (int times = 0; times < 4; ++times)
        visit.happens(Back{});
    visit.at<Home>();
    visit.happens(Back{});
    visit.at<Home>();
    CHECK(visit.shows<ConfirmFinish>());
    visit.happens(Answered{.answer = Answer::EndWithoutSaving});
    CHECK(!visit.state.session);
}

TEST_CASE("Going back from the home page gives the next visitor a first screen like any other")
{
    Visit visit;
    visit.happens(LanguageChosen{.id = "ar"});
    visit.happens(Back{});
    visit.at<Attract>();
    CHECK(visit.state.view == View{});
}
