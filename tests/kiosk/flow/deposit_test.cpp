#include "tests/kiosk/flow/visit.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

namespace
{

void print_fails(Visit& visit, base::ErrorCode code)
{
    visit.happens(Failed{.effect = visit.state.printing, .error = {.code = code, .detail = {}}});
}

} // namespace

TEST_CASE("An answer is changed from the check-answers page, and the page comes back to it")
{
    Visit visit = at_check();
    visit.happens(ChangePressed{.step = "identity", .page = "contact"});
    CHECK(visit.at<FillPage>().from_check);
    visit.type("phone", "0700000000");
    visit.happens(Continue{});
    visit.answer(Done{});
    visit.at<CheckAnswers>();
    CHECK(visit.state.dossier->answers.at("phone") == catalogue::Value{"0700000000"});
}

TEST_CASE("A changed answer that calls for another one is told before the deposit")
{
    Visit visit = at_check();
    visit.happens(ChangePressed{.step = "ground", .page = "family"});
    visit.type("family_situation", "married");
    visit.happens(Continue{});
    visit.answer(Done{});
    visit.happens(Continue{});
    visit.at<CheckAnswers>();
    CHECK(visit.state.problems.size() > 0);
}

TEST_CASE("Observations stay when the visitor goes back and forth")
{
    Visit visit = at_observations();
    visit.type("observations", "Mon nom a changé.");
    visit.happens(Back{});
    visit.happens(Continue{});
    CHECK(visit.state.dossier->observations == "Mon nom a changé.");
}

TEST_CASE("Pressing deposit twice deposits once")
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    visit.happens(Continue{});
    visit.happens(Continue{});
    visit.answer(Sealed{.acknowledgement = receipt(false)});
    visit.happens(Continue{});
    CHECK(visit.count<effect::Deposit>() == 1);
    visit.answer(CentralAnswered{.acknowledgement = receipt(true)});
    visit.at<Confirmation>();
    visit.happens(Back{});
    visit.at<Confirmation>();
}

TEST_CASE("Nothing ends a visit between the deposit and its receipt")
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.happens(LeaveForLater{});
    visit.happens(Answered{.answer = Answer::Abandon});
    visit.wait(std::chrono::seconds{400});
    visit.at<Depositing>();
    CHECK(!visit.state.overlay);
}

TEST_CASE("Once a deposit is sealed its clear pages are wiped, before central answers")
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    CHECK(visit.count<effect::WipePapers>() == 0);
    visit.answer(Sealed{.acknowledgement = receipt(false)});
    CHECK(visit.effect<effect::WipePapers>() != nullptr);
    CHECK(visit.effect<effect::Wipe>() == nullptr);
}

TEST_CASE("A deposit that was not sealed keeps its pages for the next try")
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    visit.fails(base::ErrorCode::StorageFull);
    CHECK(visit.count<effect::WipePapers>() == 0);
}

TEST_CASE("Central's number is on the confirmation, which is printed at once in the language now")
{
    const Visit visit = at_confirmation(true);
    CHECK(visit.at<Confirmation>().acknowledgement.application_number == "5901202611230000184");
    CHECK(visit.at<Confirmation>().paper == Printing::Running);
    REQUIRE(visit.effect<effect::PrintConfirmation>() != nullptr);
    CHECK(visit.effect<effect::PrintConfirmation>()->language == "fr");
}

TEST_CASE("With the network down the visitor gets the kiosk's own receipt, without a number")
{
    Visit visit = at_confirmation(false);
    CHECK(!visit.at<Confirmation>().acknowledgement.application_number);
    CHECK(visit.at<Confirmation>().paper == Printing::Running);
    visit.happens(MailPressed{});
    CHECK(visit.count<effect::MailConfirmation>() == 0);
}

TEST_CASE("A victim's confirmation is printed when that is asked for, and not before")
{
    Visit visit = at_observations();
    visit.state.procedure = "vpf_bop";
    visit.happens(Continue{});
    visit.answer(Sealed{.acknowledgement = {}});
    visit.answer(CentralAnswered{});
    CHECK(visit.at<Confirmation>().paper == Printing::No);
    CHECK(visit.count<effect::PrintConfirmation>() == 0);
    visit.happens(PrintAgainPressed{});
    CHECK(visit.at<Confirmation>().paper == Printing::Running);
    CHECK(visit.count<effect::PrintConfirmation>() == 1);
}

TEST_CASE("A wait for central that fails does not undo the deposit")
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    visit.answer(Sealed{.acknowledgement = receipt(false)});
    visit.fails(base::ErrorCode::NetworkDown);
    CHECK(visit.at<Confirmation>().acknowledgement == receipt(false));
}

TEST_CASE("A full disk is told, nothing is said to be deposited, and the visitor may try again")
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    visit.fails(base::ErrorCode::StorageFull);
    visit.at<Observations>();
    CHECK(visit.state.failure == base::ErrorCode::StorageFull);
    const auto first = visit.state.dossier->id;
    visit.happens(Continue{});
    REQUIRE(visit.effect<effect::Deposit>() != nullptr);
    CHECK(visit.effect<effect::Deposit>()->dossier.id == first);
}

TEST_CASE("A printer without paper is told, with a way on: again, by mail, or just the number")
{
    Visit visit = at_confirmation();
    print_fails(visit, base::ErrorCode::PrinterPaperOut);
    CHECK(visit.at<Confirmation>().paper == Printing::Failed);
    CHECK(visit.at<Confirmation>().paper_failure == base::ErrorCode::PrinterPaperOut);
    SUBCASE("again")
    {
        visit.happens(PrintAgainPressed{});
        CHECK(visit.at<Confirmation>().paper == Printing::Running);
        visit.happens(Progressed{.effect = visit.state.printing, .part = 0.25});
        CHECK(visit.at<Confirmation>().progress == 0.25);
        visit.happens(Done{.effect = visit.state.printing});
        CHECK(visit.at<Confirmation>().paper == Printing::Printed);
        visit.happens(PaperTaken{});
        CHECK(visit.at<Confirmation>().paper_taken);
    }
    SUBCASE("by mail")
    {
        visit.happens(MailPressed{});
        visit.happens(MailPressed{});
        CHECK(visit.count<effect::MailConfirmation>() == 1);
        visit.happens(Done{.effect = visit.state.mailing});
        CHECK(visit.at<Confirmation>().mail == Mailing::Sent);
        CHECK(visit.at<Confirmation>().paper == Printing::Failed);
    }
    SUBCASE("just the number")
    {
        visit.happens(Continue{});
        visit.at<Goodbye>();
    }
}

TEST_CASE("A second print is not asked for while the first one runs")
{
    Visit visit = at_confirmation();
    visit.happens(PrintAgainPressed{});
    CHECK(visit.count<effect::PrintConfirmation>() == 1);
}

TEST_CASE("A mail that is under way keeps nobody from leaving")
{
    Visit visit = at_confirmation();
    visit.happens(MailPressed{});
    visit.happens(Continue{});
    visit.at<Goodbye>();
}

TEST_CASE("Good-bye says what not to leave behind and lets the confirmation print to its end")
{
    Visit visit = at_confirmation();
    const EffectId printing = visit.state.printing;
    visit.happens(Continue{});
    CHECK(visit.at<Goodbye>().glass_used);
    REQUIRE(visit.effect<effect::Wipe>() != nullptr);
    CHECK(visit.effect<effect::Wipe>()->let_finish == printing);
    CHECK(visit.count<effect::AbandonDraft>() == 0);
}

TEST_CASE("A deposited dossier cannot be given up or kept for later")
{
    Visit visit = at_confirmation();
    const auto saves = visit.count<effect::SaveDraft>();
    visit.happens(LeaveForLater{});
    visit.happens(Answered{.answer = Answer::Abandon});
    visit.at<Confirmation>();
    CHECK(!visit.state.overlay);
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.at<Goodbye>();
    CHECK(visit.count<effect::SaveDraft>() == saves);
}
