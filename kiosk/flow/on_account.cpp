#include "kiosk/flow/account_checks.h"
#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

/// The typed text, without what a field never holds.
std::string typed(const Edited& edited)
{
    const std::string* text = edited.value.text();
    return text ? *text : std::string{};
}

/// A field's problem goes away as soon as the field is edited.
void mend(Turn& turn, const std::string& field)
{
    std::erase_if(turn.state.problems,
                  [&](const dossier::Problem& problem) { return problem.where == field; });
}

void find_drafts(Turn& turn)
{
    turn.ask(effect::FindDrafts{.session = *turn.state.session});
}

void take_session(Turn& turn, const ports::Session& session)
{
    if (turn.state.session)
        turn.tell(effect::SignOut{.session = *turn.state.session});
    turn.state.session = session;
    find_drafts(turn);
}

bool is_signed_in(const State& state, std::string_view number)
{
    return state.session && state.session->person.foreigner_number == number;
}

} // namespace

// ---- Sign in

void on(Turn& turn, SignIn step, const Edited& edited)
{
    (edited.field == "number" ? step.number : step.password) = typed(edited);
    mend(turn, edited.field);
    turn.stay(step);
}

void on(Turn& turn, SignIn step, const Continue&)
{
    turn.state.problems.clear();
    check_number(turn, step.number);
    if (step.password.empty())
        turn.complain("password", "problem.required");
    if (turn.complained())
        return;
    if (is_signed_in(turn.state, step.number))
        return find_drafts(turn); // only they could not be had
    turn.ask(effect::SignIn{.number = step.number, .password = step.password});
}

void on(Turn& turn, SignIn, const Back&)
{
    turn.go(Preamble{.procedure = turn.state.procedure});
}

void on(Turn& turn, SignIn step, const OpenAccountPressed&)
{
    turn.go(Identify{.number = step.number, .birth_date = {}});
}

void on(Turn& turn, SignIn step, const ForgotPasswordPressed&)
{
    turn.go(ForgotPassword{.number = step.number});
}

void on(Turn& turn, SignIn, const SignedIn& answer)
{
    take_session(turn, answer.session);
}

void on(Turn& turn, SignIn, const DraftsFound& found)
{
    meet_drafts(turn, found.drafts);
}

// ---- Open an account

void on(Turn& turn, Identify step, const Edited& edited)
{
    (edited.field == "number" ? step.number : step.birth_date) = typed(edited);
    mend(turn, edited.field);
    turn.stay(step);
}

void on(Turn& turn, Identify step, const Continue&)
{
    turn.state.problems.clear();
    step.birth_date = whole_day(step.birth_date);
    turn.stay(step);
    check_number(turn, step.number);
    check_birth_date(turn, step.birth_date);
    if (!turn.complained())
        turn.go(GiveEmail{.number = step.number, .birth_date = step.birth_date});
}

void on(Turn& turn, Identify step, const Back&)
{
    turn.go(SignIn{.number = step.number, .password = {}});
}

void on(Turn& turn, GiveEmail step, const Edited& edited)
{
    (edited.field == "email" ? step.email : step.email_again) = typed(edited);
    mend(turn, edited.field);
    turn.stay(step);
}

void on(Turn& turn, GiveEmail step, const Continue&)
{
    turn.state.problems.clear();
    check_email(turn, step.email);
    if (!turn.complained() && !same_email(step.email, step.email_again))
        turn.complain("email_again", "problem.email_mismatch");
    if (turn.complained())
        return;
    turn.ask(effect::OpenAccount{.number = step.number,
                                 .birth_date = *base::parse_date(step.birth_date),
                                 .email = clean_email(step.email),
                                 .language = turn.state.view.language});
}

void on(Turn& turn, GiveEmail step, const Back&)
{
    turn.go(Identify{.number = step.number, .birth_date = step.birth_date});
}

void on(Turn& turn, GiveEmail step, const Done&)
{
    turn.go(EnterCode{.purpose = CodePurpose::NewAccount,
                      .number = step.number,
                      .birth_date = step.birth_date,
                      .email = step.email,
                      .code = {}});
}

// ---- Forgotten password

void on(Turn& turn, ForgotPassword step, const Edited& edited)
{
    step.number = typed(edited);
    mend(turn, edited.field);
    turn.stay(step);
}

void on(Turn& turn, ForgotPassword step, const Continue&)
{
    turn.state.problems.clear();
    check_number(turn, step.number);
    if (!turn.complained())
        turn.ask(
            effect::ForgotPassword{.number = step.number, .language = turn.state.view.language});
}

void on(Turn& turn, ForgotPassword step, const Back&)
{
    turn.go(SignIn{.number = step.number, .password = {}});
}

void on(Turn& turn, ForgotPassword step, const Done&)
{
    turn.go(EnterCode{.purpose = CodePurpose::ForgottenPassword,
                      .number = step.number,
                      .birth_date = {},
                      .email = {},
                      .code = {}});
}

// ---- The code of the mail

void on(Turn& turn, EnterCode step, const Edited& edited)
{
    step.code = typed(edited);
    mend(turn, edited.field);
    turn.stay(step);
}

void on(Turn& turn, EnterCode step, const Continue&)
{
    turn.state.problems.clear();
    const bool digits = step.code.size() == 8 &&
                        std::ranges::all_of(step.code, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return turn.complain("code", "problem.code_digits");
    step.sent_again = false;
    turn.stay(step);
    turn.ask(effect::CheckCode{.number = step.number, .code = step.code});
}

void on(Turn& turn, EnterCode step, const Back&)
{
    if (step.purpose == CodePurpose::ForgottenPassword)
        return turn.go(ForgotPassword{.number = step.number});
    turn.go(GiveEmail{.number = step.number,
                      .birth_date = step.birth_date,
                      .email = step.email,
                      .email_again = step.email});
}

void on(Turn& turn, EnterCode step, const SendCodeAgain&)
{
    step.sent_again = true;
    step.code.clear();
    turn.state.problems.clear();
    turn.stay(step);
    if (step.purpose == CodePurpose::ForgottenPassword)
        return turn.ask(
            effect::ForgotPassword{.number = step.number, .language = turn.state.view.language});
    turn.ask(effect::OpenAccount{.number = step.number,
                                 .birth_date = *base::parse_date(step.birth_date),
                                 .email = clean_email(step.email),
                                 .language = turn.state.view.language});
}

/// The link was opened on a telephone and the password chosen there.
void on(Turn& turn, EnterCode step, const OpenAccountPressed&)
{
    turn.go(SignIn{.number = step.number, .password = {}});
}

void on(Turn& turn, EnterCode step, const Done&)
{
    if (step.sent_again)
        return; // that was the mail, not the check
    turn.go(ChoosePassword{.purpose = step.purpose,
                           .number = step.number,
                           .code = step.code,
                           .password = {},
                           .password_again = {}});
}

void on(Turn& turn, EnterCode step, const Failed&)
{
    step.sent_again = false;
    turn.stay(step);
}

// ---- The password

void on(Turn& turn, ChoosePassword step, const Edited& edited)
{
    (edited.field == "password" ? step.password : step.password_again) = typed(edited);
    mend(turn, edited.field);
    turn.stay(step);
}

void on(Turn& turn, ChoosePassword step, const Continue&)
{
    turn.state.problems.clear();
    if (is_signed_in(turn.state, step.number))
        return find_drafts(turn); // the code is used up: only the drafts could not be had
    check_password(turn, step.password);
    if (!turn.complained() && step.password != step.password_again)
        turn.complain("password_again", "problem.password_mismatch");
    if (!turn.complained())
        turn.ask(effect::SetPassword{
            .number = step.number, .code = step.code, .password = step.password});
}

void on(Turn& turn, ChoosePassword step, const Back&)
{
    turn.go(SignIn{.number = step.number, .password = {}});
}

void on(Turn& turn, ChoosePassword, const SignedIn& answer)
{
    take_session(turn, answer.session);
}

void on(Turn& turn, ChoosePassword, const DraftsFound& found)
{
    meet_drafts(turn, found.drafts);
}

} // namespace kiosk::flow
