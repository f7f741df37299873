#include "tests/kiosk/flow/visit.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

namespace
{

Visit at_email()
{
    Visit visit = at_sign_in();
    visit.happens(OpenAccountPressed{});
    visit.type("number", "5903007192");
    visit.type("birth_date", "2009-8-10");
    visit.happens(Continue{});
    visit.at<GiveEmail>();
    return visit;
}

Visit at_code()
{
    Visit visit = at_email();
    visit.type("email", "Mineur@Exemple.fr");
    visit.type("email_again", "Mineur@exemple.FR");
    visit.happens(Continue{});
    visit.answer(Done{});
    visit.at<EnterCode>();
    return visit;
}

Visit at_password()
{
    Visit visit = at_code();
    visit.type("code", "12345678");
    visit.happens(Continue{});
    visit.answer(Done{});
    visit.at<ChoosePassword>();
    return visit;
}

} // namespace

TEST_CASE("A visitor who has an account signs in and fills in the first page")
{
    Visit visit = at_sign_in();
    visit.type("number", "5903007192");
    visit.type("password", "Bonjour1!");
    visit.happens(Continue{});
    REQUIRE(visit.effect<effect::SignIn>() != nullptr);
    CHECK(visit.state.busy());
    visit.answer(SignedIn{.session = session()});
    REQUIRE(visit.effect<effect::FindDrafts>() != nullptr);
    visit.answer(DraftsFound{});
    CHECK(visit.at<FillPage>().step == "identity");
    CHECK(visit.state.session == session());
}

TEST_CASE("A wrong password is told with the wait, and what was typed stays")
{
    Visit visit = at_sign_in();
    visit.type("number", "5903007192");
    visit.type("password", "wrong");
    visit.happens(Continue{});
    visit.answer(
        Failed{.error = {.code = base::ErrorCode::CredentialsWrong, .detail = {}, .wait_s = 8}});
    CHECK(visit.at<SignIn>().number == "5903007192");
    CHECK(visit.state.failure == base::ErrorCode::CredentialsWrong);
    CHECK(visit.state.failure_wait_s == 8);
    visit.happens(Continue{});
    CHECK(visit.count<effect::SignIn>() == 2);
}

TEST_CASE("A number of nine digits is asked for its leading zero")
{
    Visit visit = at_sign_in();
    visit.type("number", "590300719");
    visit.type("password", "x");
    visit.happens(Continue{});
    CHECK(visit.complains_of("number", "problem.foreigner_number_nine"));
    CHECK(visit.count<effect::SignIn>() == 0);
    visit.type("number", "0590300719");
    CHECK(visit.state.problems.empty());
}

TEST_CASE("Pressing sign-in twice asks central once")
{
    Visit visit = at_sign_in();
    visit.type("number", "5903007192");
    visit.type("password", "Bonjour1!");
    visit.happens(Continue{});
    visit.happens(Continue{});
    visit.happens(Back{});
    visit.type("password", "other");
    CHECK(visit.count<effect::SignIn>() == 1);
    CHECK(visit.at<SignIn>().password == "Bonjour1!");
}

TEST_CASE("Who opens an account gives number, day of birth, e-mail twice, code and password")
{
    Visit visit = at_password();
    visit.type("password", "Bonjour1!");
    visit.type("password_again", "Bonjour1!");
    visit.happens(Continue{});
    const auto* password = visit.effect<effect::SetPassword>();
    REQUIRE(password != nullptr);
    CHECK(password->code == "12345678");
    CHECK(password->number == "5903007192");
    visit.answer(SignedIn{.session = session()});
    visit.answer(DraftsFound{});
    visit.at<FillPage>();
}

TEST_CASE("A day of birth is asked whole, real and past")
{
    Visit visit = at_sign_in();
    visit.happens(OpenAccountPressed{});
    visit.type("number", "5903007192");
    const std::pair<const char*, const char*> days[] = {
        {"", "problem.date_required"},
        {"--", "problem.date_required"},
        {"2009--10", "problem.date_incomplete"},
        {"2009-2-31", "problem.date_invalid"},
        {"2026-11-24", "problem.birth_date_future"}};
    for (const auto& [typed, message] : days) {
        CAPTURE(typed);
        visit.type("birth_date", typed);
        visit.happens(Continue{});
        CHECK(visit.complains_of("birth_date", message));
        visit.at<Identify>();
    }
}

TEST_CASE("Two e-mail addresses that differ are told beside the second")
{
    Visit visit = at_email();
    visit.type("email", "mineur@exemple.fr");
    visit.type("email_again", "mineurs@exemple.fr");
    visit.happens(Continue{});
    CHECK(visit.complains_of("email_again", "problem.email_mismatch"));
    CHECK(visit.at<GiveEmail>().email_again == "mineurs@exemple.fr");
    CHECK(visit.count<effect::OpenAccount>() == 0);
}

TEST_CASE("A number that the register does not know with that day is told, and can be mended")
{
    Visit visit = at_email();
    visit.type("email", "mineur@exemple.fr");
    visit.type("email_again", "mineur@exemple.fr");
    visit.happens(Continue{});
    visit.fails(base::ErrorCode::IdentityUnknown);
    CHECK(visit.state.failure == base::ErrorCode::IdentityUnknown);
    visit.happens(Back{});
    CHECK(visit.at<Identify>().birth_date == "2009-08-10");
    CHECK(!visit.state.failure);
}

TEST_CASE("A code that is wrong, used or too old is told, and another mail can be asked for")
{
    for (const auto code : {base::ErrorCode::CodeWrong, base::ErrorCode::LinkUsed,
                            base::ErrorCode::LinkExpired, base::ErrorCode::LinkInvalid}) {
        Visit visit = at_code();
        visit.type("code", "12345678");
        visit.happens(Continue{});
        visit.fails(code);
        visit.at<EnterCode>();
        CHECK(visit.state.failure == code);
        visit.happens(SendCodeAgain{});
        CHECK(visit.count<effect::OpenAccount>() == 2);
        visit.answer(Done{});
        CHECK(visit.at<EnterCode>().sent_again);
        CHECK(visit.at<EnterCode>().code.empty());
    }
}

TEST_CASE("A code that is not eight digits is not sent to central")
{
    Visit visit = at_code();
    visit.type("code", "1234");
    visit.happens(Continue{});
    CHECK(visit.complains_of("code", "problem.code_digits"));
    CHECK(visit.count<effect::CheckCode>() == 0);
}

TEST_CASE("A mail that could not be sent again is not said to be sent")
{
    Visit visit = at_code();
    visit.happens(SendCodeAgain{});
    visit.fails(base::ErrorCode::NetworkDown);
    CHECK(!visit.at<EnterCode>().sent_again);
    CHECK(visit.state.failure == base::ErrorCode::NetworkDown);
}

TEST_CASE("Who chose the password on a telephone signs in here")
{
    Visit visit = at_code();
    visit.happens(OpenAccountPressed{});
    CHECK(visit.at<SignIn>().number == "5903007192");
}

TEST_CASE("A weak password, or two that differ, are told before central is asked")
{
    Visit visit = at_password();
    visit.type("password", "bonjour1!");
    visit.type("password_again", "bonjour1!");
    visit.happens(Continue{});
    CHECK(visit.complains_of("password", "problem.password_weak"));
    visit.type("password", "Bonjour1!");
    visit.happens(Continue{});
    CHECK(visit.complains_of("password_again", "problem.password_mismatch"));
    CHECK(visit.count<effect::SetPassword>() == 0);
}

TEST_CASE("A forgotten password goes the same way, without e-mail or day of birth")
{
    Visit visit = at_sign_in();
    visit.type("number", "5903007192");
    visit.happens(ForgotPasswordPressed{});
    CHECK(visit.at<ForgotPassword>().number == "5903007192");
    visit.happens(Continue{});
    REQUIRE(visit.effect<effect::ForgotPassword>() != nullptr);
    visit.answer(Done{});
    visit.happens(SendCodeAgain{});
    CHECK(visit.count<effect::ForgotPassword>() == 2);
    visit.answer(Done{});
    visit.type("code", "87654321");
    visit.happens(Continue{});
    visit.answer(Done{});
    CHECK(visit.at<ChoosePassword>().purpose == CodePurpose::ForgottenPassword);
}

TEST_CASE("Drafts that could not be asked for are asked again without using the code twice")
{
    Visit visit = at_password();
    visit.type("password", "Bonjour1!");
    visit.type("password_again", "Bonjour1!");
    visit.happens(Continue{});
    visit.answer(SignedIn{.session = session()});
    visit.fails(base::ErrorCode::NetworkDown);
    visit.at<ChoosePassword>();
    visit.happens(Continue{});
    CHECK(visit.count<effect::SetPassword>() == 1);
    CHECK(visit.count<effect::FindDrafts>() == 2);
}

TEST_CASE("A session that opens after the visitor has gone is closed at once")
{
    Visit visit = at_sign_in();
    visit.type("number", "5903007192");
    visit.type("password", "Bonjour1!");
    visit.happens(Continue{});
    const EffectId late = visit.state.pending;
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.at<Goodbye>();
    visit.happens(SignedIn{.effect = late, .session = session()});
    visit.at<Goodbye>();
    CHECK(!visit.state.session);
    CHECK(visit.effect<effect::SignOut>() != nullptr);
}
