#include "visit.h"

#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

/// The event of that kind, which must have been said.
template <class Event>
Event the(const screens::Said& said)
{
    REQUIRE(said.has_value());
    const Event* event = std::get_if<Event>(&*said);
    REQUIRE(event != nullptr);
    return *event;
}

template <class Event>
bool is(const screens::Said& said)
{
    return said && std::holds_alternative<Event>(*said);
}

} // namespace

TEST_CASE("The first screen answers the language that is touched, and no other thing but contrast")
{
    TestStage test;
    Visit visit{test, "attract"};
    CHECK(the<flow::LanguageChosen>(visit.press("language/ar")).id == "ar");
    CHECK(is<flow::ContrastToggled>(visit.press("contrast")));
    CHECK(visit.sees("language/tr"));
}

TEST_CASE("A tile answers which it is")
{
    TestStage test;
    CHECK(the<flow::TilePressed>(Visit{test, "home"}.press("tile/permit")).id == "permit");
    CHECK(the<flow::TilePressed>(Visit{test, "profile-deeper"}.press("tile/ase")).id == "ase");
}

TEST_CASE("The header's four buttons are on every page of the visit")
{
    TestStage test;
    for (const char* page : {"home", "sign-in", "form-date", "pieces", "confirmation-taken"}) {
        CAPTURE(page);
        Visit visit{test, page};
        using flow::HeaderAction;
        CHECK(the<flow::HeaderPressed>(visit.press("language")).action == HeaderAction::Language);
        CHECK(the<flow::HeaderPressed>(visit.press("text-size")).action == HeaderAction::TextSize);
        CHECK(the<flow::HeaderPressed>(visit.press("help")).action == HeaderAction::Help);
        CHECK(the<flow::HeaderPressed>(visit.press("finish")).action == HeaderAction::Finish);
    }
}

TEST_CASE("Each page of a dossier leads on, back, to later and to giving up")
{
    for (const ui::Panel& panel : {wall_panel, tall_panel}) {
        TestStage test{panel};
        for (const char* page :
             {"form-identity", "form-attestation", "pieces", "check-answers", "observations"}) {
            CAPTURE(page);
            Visit visit{test, page};
            CHECK(is<flow::Continue>(visit.press("continue")));
            CHECK(is<flow::Back>(visit.press("previous")));
            CHECK(is<flow::LeaveForLater>(visit.press("quiet")));
            CHECK(the<flow::Answered>(visit.press("abandon-dossier")).answer ==
                  flow::Answer::Abandon);
        }
    }
}

TEST_CASE("The preamble prints the list of documents")
{
    TestStage test;
    Visit visit{test, "preamble"};
    CHECK(is<flow::PrintListPressed>(visit.press("print-list")));
    CHECK(is<flow::Continue>(visit.press("continue")));
    CHECK_FALSE(Visit{test, "preamble-printing"}.sees("print-list"));
}

TEST_CASE("The account pages answer what is typed and what is asked for")
{
    TestStage test;
    Visit sign_in{test, "sign-in"};
    CHECK(is<flow::OpenAccountPressed>(sign_in.press("open-account")));
    CHECK(is<flow::ForgotPasswordPressed>(sign_in.press("forgot-password")));
    sign_in.press("number");
    const auto edited = the<flow::Edited>(sign_in.type("5"));
    CHECK(edited.field == "number");
    CHECK(edited.value == catalogue::Value{"5"});

    Visit code{test, "enter-code"};
    CHECK(is<flow::SendCodeAgain>(code.press("send-again")));
    CHECK(is<flow::OpenAccountPressed>(code.press("link-used")));

    Visit draft{test, "choose-draft-two"};
    CHECK(the<flow::DraftChosen>(draft.press("draft/1")).index == 1);
    CHECK(is<flow::StartAnew>(draft.press("start-anew")));
}

TEST_CASE("While the answer is awaited nothing is sent twice")
{
    TestStage test;
    flow::State waiting = sample("sign-in-busy").state;
    test.stage->settle({.catalog = &World::get().words("fr")}, ui::Moment{1000},
                       [&](ui::Frame& frame) { draw_sample(frame, waiting); });
    const ui::Node* button = ui::find(test.stage->nodes(), "continue");
    REQUIRE(button != nullptr);
    CHECK(button->state.disabled);
}

TEST_CASE("A form's fields answer their field and value")
{
    TestStage test;
    const auto married =
        the<flow::Edited>(Visit{test, "form-family"}.press("family_situation/married"));
    CHECK(married.field == "family_situation");
    CHECK(married.value == catalogue::Value{"married"});
    CHECK(the<flow::Edited>(Visit{test, "form-children"}.press("children/yes")).value ==
          catalogue::Value{true});
    CHECK(the<flow::Edited>(Visit{test, "form-attestation"}.press("attest_false")).value ==
          catalogue::Value{false});
    CHECK(the<flow::AddressChosen>(Visit{test, "form-address-search"}.press("address/suggestion/1"))
              .address.city == "Tourcoing");
}

TEST_CASE("A piece is joined, looked at and taken off again")
{
    TestStage test;
    Visit list{test, "pieces"};
    CHECK(the<flow::PieceChosen>(list.press("piece/D03/action")).piece == "D03");
    CHECK(the<flow::PieceSelected>(list.press("piece/D02/action")).piece == "D02");

    Visit selected{test, "pieces-selected"};
    CHECK(the<flow::RemoveFilePressed>(selected.press("remove/0")).piece == "D02");
    CHECK(the<flow::PieceChosen>(selected.press("add-page")).piece == "D02");
    CHECK(the<flow::RemoveReferencePressed>(
              Visit{test, "pieces-selected-number"}.press("remove-reference"))
              .piece == "D04");
}

TEST_CASE("A page comes from the glass or from a stick, and is kept or done again")
{
    TestStage test;
    CHECK(is<flow::ScanPressed>(Visit{test, "add-file"}.press("scan")));
    CHECK(is<flow::FilesPressed>(Visit{test, "add-file"}.press("stick")));
    CHECK(is<flow::CancelPressed>(Visit{test, "scanning"}.press("cancel")));
    CHECK(is<flow::FilesPressed>(Visit{test, "brought-none"}.press("search-again")));
    CHECK(the<flow::FileChosen>(Visit{test, "brought"}.press("file/1")).index == 1);
    CHECK(is<flow::KeepPressed>(Visit{test, "preview"}.press("keep")));
    CHECK(is<flow::RedoPressed>(Visit{test, "preview"}.press("redo")));
    CHECK_FALSE(Visit{test, "preview-dark"}.sees("keep"));
}

TEST_CASE("What is missing at the end leads to where it is mended")
{
    TestStage test;
    Visit check{test, "check-answers-incomplete"};
    const auto phone = the<flow::ChangePressed>(check.press("errors/phone"));
    CHECK(phone.step == "identity");
    CHECK(phone.page == "contact");
    const auto piece = the<flow::ChangePressed>(check.press("errors/D13"));
    CHECK(piece.step == "pieces");
    CHECK(piece.page.empty());
    CHECK(the<flow::ChangePressed>(check.press("change/ground/ase_date/action")).page ==
          "ase_date");
}

TEST_CASE("The confirmation is had again on paper and by mail")
{
    TestStage test;
    Visit taken{test, "confirmation-taken"};
    CHECK(is<flow::PrintAgainPressed>(taken.press("print-again")));
    CHECK(is<flow::MailPressed>(taken.press("mail")));
    CHECK(is<flow::Continue>(taken.press("continue")));
    CHECK(is<flow::PaperTaken>(Visit{test, "confirmation-printed"}.press("paper-taken")));
    CHECK(is<flow::PrintAgainPressed>(Visit{test, "confirmation-printed"}.press("no-paper")));
    CHECK(is<flow::PrintAgainPressed>(Visit{test, "confirmation-fault"}.press("print-again")));
    // Kept in the kiosk only: central has nothing to mail yet.
    CHECK_FALSE(Visit{test, "confirmation-kept"}.sees("mail"));
}

TEST_CASE("What lies over a page answers, and the page below does not")
{
    TestStage test;
    CHECK(the<flow::LanguageChosen>(Visit{test, "over-language"}.press("language/en")).id == "en");
    CHECK(the<flow::TextSizeChosen>(Visit{test, "over-text-size"}.press("text-size/large")).size ==
          flow::TextSize::Large);
    CHECK(is<flow::ContrastToggled>(Visit{test, "over-text-size"}.press("contrast")));
    CHECK(is<flow::OverlayClosed>(Visit{test, "over-help"}.press("close")));
    CHECK(is<flow::OverlayClosed>(Visit{test, "over-still-there"}.press("stay")));
    CHECK(the<flow::Answered>(Visit{test, "over-finish"}.press("keep-for-later")).answer ==
          flow::Answer::KeepForLater);
    CHECK(the<flow::Answered>(Visit{test, "over-finish"}.press("end-without-saving")).answer ==
          flow::Answer::EndWithoutSaving);
    CHECK(the<flow::Answered>(Visit{test, "over-abandon"}.press("abandon")).answer ==
          flow::Answer::Abandon);
    CHECK(is<flow::OverlayClosed>(Visit{test, "over-ineligible"}.press("modify")));

    Visit visit{test, "over-help"};
    const ui::Node* tile = ui::find(test.stage->nodes(), "tile/permit");
    REQUIRE(tile != nullptr);
    CHECK(tile->state.covered);
}

TEST_CASE("A screen out of service asks for nothing and offers nothing to touch")
{
    TestStage test;
    Visit visit{test, "out-of-service"};
    for (const ui::Node& node : test.stage->nodes())
        CHECK_FALSE(node.target);
}

TEST_CASE("The goodbye holds nothing of the visitor and ends by a touch")
{
    TestStage test;
    CHECK(is<flow::Continue>(Visit{test, "goodbye"}.press("continue")));
    for (const ui::Node& node : test.stage->nodes())
        CHECK(node.label.find("Amina") == std::string::npos);
}

TEST_CASE("A document is scanned from the question that it answers, and its lines can be refused")
{
    TestStage test;
    CHECK(is<flow::ScanPressed>(Visit{test, "guide-document"}.press("scan-document")));
    CHECK_FALSE(Visit{test, "guide-country"}.sees("scan-document"));
    Visit lay{test, "lay-document-unread"};
    CHECK(lay.sees("unread"));
    CHECK(is<flow::ScanPressed>(lay.press("scan")));
    CHECK(is<flow::Continue>(lay.press("questions")));
    CHECK(is<flow::CancelPressed>(Visit{test, "reading-document"}.press("cancel")));
    Visit read{test, "document-read"};
    CHECK(the<flow::AnswerTouched>(read.press("read/birth_date")).question == "birth_date");
    CHECK(is<flow::RedoPressed>(read.press("redo")));
    CHECK(is<flow::Continue>(read.press("continue")));
}
