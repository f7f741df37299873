#include "tests/kiosk/flow/visit.h"

#include "kiosk/flow/place.h"
#include "shared/dossier/address.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

namespace
{

/// A visit whose form is open at that page.
Visit at_page(const std::string& page)
{
    Visit visit = at_pieces();
    visit.happens(Back{});
    for (int pages = 0; visit.at<FillPage>().page != page && pages < 20; ++pages)
        visit.happens(Back{});
    REQUIRE(visit.at<FillPage>().page == page);
    return visit;
}

} // namespace

TEST_CASE("What the register and the account know is not asked again")
{
    const Visit visit = at_first_page();
    const auto facts = facts_of(visit.state, visit.context());
    CHECK(facts.at("birth_name") == catalogue::Value{"Etranger"});
    CHECK(visit.state.dossier->answers.at("email") == catalogue::Value{"mineur@exemple.fr"});
}

TEST_CASE("What comes from the register cannot be changed")
{
    Visit visit = at_first_page();
    visit.type("birth_name", "Autre");
    CHECK(!visit.state.dossier->answers.contains("birth_name"));
}

TEST_CASE("A field of another page cannot be changed from this one")
{
    Visit visit = at_first_page();
    visit.type("phone", "0601020304");
    CHECK(!visit.state.dossier->answers.contains("phone"));
}

TEST_CASE("A page is checked when the visitor continues, and wrong values stay")
{
    Visit visit = at_page("contact");
    visit.type("phone", "12");
    CHECK(visit.state.problems.empty());
    visit.happens(Continue{});
    CHECK(visit.at<FillPage>().page == "contact");
    CHECK(visit.complains_of("phone", "problem.phone_invalid"));
    CHECK(visit.state.dossier->answers.at("phone") == catalogue::Value{"12"});
    visit.type("phone", "0601020304");
    CHECK(visit.state.problems.empty());
}

TEST_CASE("Days with one digit are whole days")
{
    Visit visit = at_page("ase_date");
    visit.type("ase_date", "2021-4-6");
    visit.happens(Continue{});
    CHECK(visit.state.dossier->answers.at("ase_date") == catalogue::Value{"2021-04-06"});
    CHECK(visit.at<FillPage>().page == "entry_date");
}

TEST_CASE("Entrusted after sixteen opens the dialogue, whose answer can be changed or given up")
{
    Visit visit = at_page("ase_date");
    visit.type("ase_date", "2025-08-11");
    visit.happens(Continue{});
    REQUIRE(visit.shows<Ineligible>());
    CHECK(std::get<Ineligible>(*visit.state.overlay).problem.message ==
          "procedure.ase.ineligible.text");
    SUBCASE("change the answer")
    {
        visit.happens(OverlayClosed{});
        CHECK(visit.at<FillPage>().page == "ase_date");
        visit.type("ase_date", "2025-08-10");
        visit.happens(Continue{});
        CHECK(visit.at<FillPage>().page == "entry_date");
    }
    SUBCASE("give the request up")
    {
        visit.happens(Answered{.answer = Answer::Abandon});
        visit.at<Goodbye>();
        CHECK(visit.effect<effect::AbandonDraft>() != nullptr);
        CHECK(visit.effect<effect::Wipe>() != nullptr);
    }
}

TEST_CASE("A page that the answers call for opens, and is passed over when they no longer do")
{
    Visit visit = at_page("family");
    visit.type("family_situation", "married");
    visit.happens(Continue{});
    CHECK(visit.at<FillPage>().page == "union");
    visit.happens(Back{});
    visit.type("family_situation", "single");
    visit.happens(Continue{});
    CHECK(visit.at<FillPage>().page == "children");
}

TEST_CASE("Addresses are suggested while the visitor types, and a chosen one fills the page in")
{
    Visit visit = at_page("address");
    visit.type("address/search", "20 rue nat");
    const auto* look_up = visit.effect<effect::SuggestAddresses>();
    REQUIRE(look_up != nullptr);
    CHECK(look_up->typed == "20 rue nat");
    const EffectId first = visit.state.suggesting;
    visit.type("address/search", "20 rue nationale");
    const kiosk::ports::Address lille{.number = "20",
                                      .street = "Rue Nationale",
                                      .complement = {},
                                      .postal_code = "59800",
                                      .city = "Lille",
                                      .insee = "59350"};
    visit.happens(AddressesFound{.effect = first, .addresses = {lille, lille}});
    CHECK(visit.at<FillPage>().suggestions.empty());
    visit.happens(AddressesFound{.effect = visit.state.suggesting, .addresses = {lille}});
    CHECK(visit.at<FillPage>().suggestions.size() == 1);
    visit.happens(AddressChosen{.address = lille});
    const auto chosen = dossier::Address::from_value(visit.state.dossier->answers.at("address"));
    REQUIRE(chosen);
    CHECK(chosen->insee == "59350");
}

TEST_CASE("Suggestions that come when another page is open are dropped")
{
    Visit visit = at_page("address");
    visit.type("address/search", "20 rue nat");
    const EffectId late = visit.state.suggesting;
    visit.happens(Back{});
    visit.happens(AddressesFound{.effect = late, .addresses = {{}}});
    CHECK(visit.at<FillPage>().suggestions.empty());
}

TEST_CASE("Each finished step is saved before the next one opens")
{
    Visit visit = at_page("contact");
    visit.happens(Continue{});
    const auto* save = visit.effect<effect::SaveDraft>();
    REQUIRE(save != nullptr);
    CHECK(save->draft.step == "identity");
    CHECK(visit.at<FillPage>().page == "contact");
    visit.answer(Done{});
    CHECK(visit.at<FillPage>().step == "ground");
    CHECK(!visit.state.unsaved);
}

TEST_CASE("Without network the visitor is told, goes on, and the next step saves all")
{
    for (const auto code : {base::ErrorCode::NetworkDown, base::ErrorCode::CentralBusy,
                            base::ErrorCode::SessionExpired}) {
        Visit visit = at_page("contact");
        visit.happens(Continue{});
        visit.fails(code);
        CHECK(visit.at<FillPage>().step == "ground");
        CHECK(visit.state.unsaved);
        CHECK(visit.state.dossier->answers.contains("phone"));
        fill_in(visit);
        CHECK(!visit.state.unsaved);
    }
}

TEST_CASE("The language can be changed on a page and nothing typed is lost")
{
    Visit visit = at_page("contact");
    visit.type("phone", "06");
    visit.happens(HeaderPressed{.action = HeaderAction::Language});
    visit.happens(LanguageChosen{.id = "ar"});
    CHECK(visit.state.view.language == "ar");
    CHECK(!visit.state.overlay);
    CHECK(visit.at<FillPage>().page == "contact");
    CHECK(visit.state.dossier->answers.at("phone") == catalogue::Value{"06"});
}
