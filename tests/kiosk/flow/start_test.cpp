#include "tests/kiosk/flow/visit.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

TEST_CASE("The kiosk starts on its first screen and knows nobody")
{
    const Visit visit;
    visit.at<Attract>();
    CHECK(visit.state == State{});
}

TEST_CASE("A touched language opens the home page in that language")
{
    Visit visit;
    visit.happens(LanguageChosen{.id = "ar"});
    visit.at<Home>();
    CHECK(visit.state.view.language == "ar");
}

TEST_CASE("A language that is not translated yet cannot be chosen")
{
    Visit visit;
    for (const char* id : {"tr", "xx", ""})
        visit.happens(LanguageChosen{.id = id});
    visit.at<Attract>();
    CHECK(visit.state.view.language == "fr");
}

TEST_CASE("The tiles lead to the preamble of a procedure, and back, one by one")
{
    Visit visit = at_preamble();
    CHECK(visit.at<Preamble>().procedure == "ase");
    visit.happens(Back{});
    CHECK(visit.at<ChooseProfile>().tile == "vulnerable");
    visit.happens(Back{});
    CHECK(visit.at<ChooseProfile>().tile == "permit");
    visit.happens(Back{});
    visit.at<Home>();
    visit.happens(Back{});
    visit.at<Attract>();
}

TEST_CASE("A tile that is not on the page opens nothing")
{
    Visit visit;
    visit.happens(LanguageChosen{.id = "fr"});
    visit.happens(TilePressed{.id = "ase"});
    visit.at<Home>();
}

TEST_CASE("The list of documents is printed without an account")
{
    Visit visit = at_preamble("ar");
    visit.happens(PrintListPressed{});
    const auto* print = visit.effect<effect::PrintList>();
    REQUIRE(print != nullptr);
    CHECK(print->procedure == "ase");
    CHECK(print->language == "ar");
    visit.happens(PrintListPressed{});
    CHECK(visit.count<effect::PrintList>() == 1);
    visit.happens(Done{.effect = visit.state.printing});
    CHECK(visit.at<Preamble>().list == Printing::Printed);
    CHECK(visit.state.paper_printed);
}

TEST_CASE("A printer without paper is said beside the button, and the list can be tried again")
{
    Visit visit = at_preamble();
    visit.happens(PrintListPressed{});
    visit.happens(Failed{.effect = visit.state.printing,
                         .error = {.code = base::ErrorCode::PrinterPaperOut, .detail = {}}});
    CHECK(visit.at<Preamble>().list == Printing::Failed);
    CHECK(visit.at<Preamble>().list_failure == base::ErrorCode::PrinterPaperOut);
    visit.happens(PrintListPressed{});
    CHECK(visit.count<effect::PrintList>() == 2);
}

TEST_CASE("A list that is printed late does not move the page that is open")
{
    Visit visit = at_preamble();
    visit.happens(PrintListPressed{});
    const EffectId printing = visit.state.printing;
    visit.happens(Continue{});
    visit.answer(Done{});
    visit.happens(OpenAccountPressed{});
    visit.type("number", "5903007192");
    visit.type("birth_date", "2009-8-10");
    visit.happens(Continue{});
    visit.at<GiveEmail>();
    visit.happens(Done{.effect = printing});
    visit.at<GiveEmail>();
    CHECK(visit.state.paper_printed);
}

TEST_CASE("Nobody begins a form at a kiosk that could not keep the deposit")
{
    Visit visit = at_preamble();
    visit.happens(Continue{});
    CHECK(visit.effect<effect::AskRoom>() != nullptr);
    visit.fails(base::ErrorCode::StorageFull);
    CHECK(visit.at<Preamble>().procedure == "ase");
    CHECK(visit.state.failure == base::ErrorCode::StorageFull);
    visit.happens(PrintListPressed{}); // the list of what to bring can be taken along
    CHECK(visit.count<effect::PrintList>() == 1);
    visit.happens(Continue{}); // there may be room again
    visit.answer(Done{});
    visit.at<SignIn>();
}

TEST_CASE("A list that is printed while room is asked for begins no form")
{
    Visit visit = at_preamble();
    visit.happens(PrintListPressed{});
    visit.happens(Continue{});
    visit.happens(Done{.effect = visit.state.printing});
    CHECK(visit.at<Preamble>().list == Printing::Printed);
    visit.answer(Done{});
    visit.at<SignIn>();
}
