#include "samples.h"

using namespace kiosk;

namespace
{

flow::State failed(flow::State state, base::ErrorCode code,
                   std::optional<unsigned> wait_s = std::nullopt)
{
    state.failure = code;
    state.failure_wait_s = wait_s;
    return state;
}

flow::State with(flow::State state, std::vector<dossier::Problem> problems)
{
    state.problems = std::move(problems);
    return state;
}

ports::Draft draft(const char* saved_at)
{
    return {.dossier = *well_on(flow::Home{}).dossier,
            .step = "ground",
            .saved_at = *base::parse_instant(saved_at)};
}

flow::EnterCode code(flow::CodePurpose purpose)
{
    const bool fresh = purpose == flow::CodePurpose::NewAccount;
    return {.purpose = purpose,
            .number = "5903007192",
            .email = fresh ? "amina.diallo@exemple.fr" : "",
            .code = "4711"};
}

} // namespace

std::vector<Sample> account_samples()
{
    const flow::SignIn known{.number = "5903007192", .password = "Soleil-2026"};
    flow::EnterCode again = code(flow::CodePurpose::NewAccount);
    again.sent_again = true;
    flow::State waiting = visitor(known);
    waiting.pending = 1;
    return {
        {"sign-in", visitor(flow::SignIn{})},
        {"sign-in-wrong", failed(visitor(known), base::ErrorCode::CredentialsWrong)},
        {"sign-in-wait", failed(visitor(known), base::ErrorCode::TooManyTries, 40)},
        {"sign-in-busy", waiting},
        {"sign-in-nine",
         with(visitor(flow::SignIn{.number = "903007192"}),
              {{"number", "problem.foreigner_number_nine"}, {"password", "problem.required"}})},
        {"identify", visitor(flow::Identify{"5903007192", "2009-3-"})},
        {"give-email",
         visitor(flow::GiveEmail{
             .number = "5903007192", .birth_date = "2009-03-14", .email = "amina.diallo"})},
        {"enter-code", visitor(code(flow::CodePurpose::NewAccount))},
        {"enter-code-again", visitor(again)},
        {"enter-code-forgotten", visitor(code(flow::CodePurpose::ForgottenPassword))},
        {"forgot-password", visitor(flow::ForgotPassword{"5903007192"})},
        {"choose-password",
         visitor(flow::ChoosePassword{.password = "Soleil", .password_again = "Soleil"})},
        {"reset-password",
         visitor(flow::ChoosePassword{.purpose = flow::CodePurpose::ForgottenPassword})},
        {"choose-draft", signed_in(flow::ChooseDraft{.drafts = {draft("2026-11-20T15:12:00Z")}})},
        {"choose-draft-two",
         signed_in(flow::ChooseDraft{
             .drafts = {draft("2026-11-20T15:12:00Z"), draft("2026-10-02T09:03:00Z")}})},
    };
}
