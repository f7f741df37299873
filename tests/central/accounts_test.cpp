#include "shared/wire/account.h"
#include "tests/central/desk.h"

#include <doctest/doctest.h>

using namespace central::tests;
using namespace std::chrono_literals;
using wire::to_json;

namespace
{

std::string code_check(const std::string& code, const std::string& number = minor)
{
    return to_json(wire::CodeCheck{number, code});
}

std::string by_code(const std::string& code, const std::string& password = strong_password)
{
    return to_json(wire::PasswordChange{minor, code, {}, password});
}

std::string credentials(const std::string& number, const std::string& password)
{
    return to_json(wire::Credentials{number, password});
}

/// Another code than this one.
std::string wrong(std::string code)
{
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
}

} // namespace

TEST_CASE("an account is opened by the code of the mail, and the person is signed in")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor, "ar")).status == 202);
    const auto mails = desk.mails();
    REQUIRE(mails.size() == 1);
    CHECK(header_of(mails[0], "To") == "<visiteur@exemple.fr>");
    const std::string text = plain_text_of(mails[0]);
    CHECK(text.find("Youssef El Amrani") != std::string::npos);
    CHECK(text.find("n’est valable que 24") != std::string::npos);
    CHECK(text.find("صالح لمدة 24") != std::string::npos);
    CHECK(header_of(mails[0], "Subject").starts_with("Confirmez votre adresse e-mail / "));

    const std::string code = code_in(mails[0]);
    REQUIRE(code.size() == 8);
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check(wrong(code))).problem() ==
          "code_wrong");
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check(code)).status == 204);
    CHECK(kiosk.put("/v1/accounts/password", by_code(code, "bonjour1!")).problem() ==
          "password_weak");
    const Reply set = kiosk.put("/v1/accounts/password", by_code(code));
    REQUIRE(set.status == 200);
    const auto session = wire::parse_session(set.body);
    REQUIRE(session);
    CHECK(session->person.birth_name == "El Amrani");
    CHECK(session->email == "visiteur@exemple.fr");
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check(code)).problem() == "link_used");
    CHECK(kiosk.put("/v1/accounts/password", by_code(code)).problem() == "link_used");
    CHECK(kiosk.post("/v1/accounts", desk.account_request(minor)).problem() == "account_exists");
}

TEST_CASE("number and birth date must be those of one person of the register")
{
    Desk desk;
    wire::AccountRequest request{minor, *base::parse_date("2001-01-01"), "a@exemple.fr", "fr"};
    CHECK(desk.kiosk().post("/v1/accounts", to_json(request)).problem() == "identity_unknown");
    request.foreigner_number = "0000000000";
    CHECK(desk.kiosk().post("/v1/accounts", to_json(request)).problem() == "identity_unknown");
    request.email = "not an address";
    CHECK(desk.kiosk().post("/v1/accounts", to_json(request)).problem() == "email_invalid");
    CHECK(desk.mails().empty());
}

TEST_CASE("link and code are good for 24 hours to the second")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
    const std::string code = code_in(desk.mails().back());
    desk.clock.advance(24h);
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check(code)).status == 204);
    desk.clock.advance(1s);
    const Reply late = kiosk.post("/v1/accounts/code-checks", code_check(code));
    CHECK(late.status == 410);
    CHECK(late.problem() == "link_expired");
    CHECK(kiosk.put("/v1/accounts/password", by_code(code)).problem() == "link_expired");
}

TEST_CASE("the link of the mail opens the account at 23 h 59, and not at 24 h and a second")
{
    const auto opened_after = [](std::chrono::seconds wait) {
        Desk desk;
        const Client kiosk = desk.kiosk();
        REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
        const std::string token = token_in(desk.mails().back());
        desk.clock.advance(wait);
        const std::string change = to_json(wire::PasswordChange{{}, {}, token, strong_password});
        const Reply reply = kiosk.put("/v1/accounts/password", change);
        if (reply.status != 200)
            // Who comes too late begins again with the account, and gets another mail.
            CHECK(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
        return reply.status == 200 ? "opened" : reply.problem();
    };
    CHECK(opened_after(23h + 59min) == "opened");
    CHECK(opened_after(24h) == "opened");
    CHECK(opened_after(24h + 1s) == "link_expired");
}

TEST_CASE("a new mail makes the code of the one before worthless")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
    const std::string first = code_in(desk.mails().back());
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
    const std::string token = token_in(desk.mails().front());
    const std::string second = code_in(desk.mails().back());
    REQUIRE(first != second);
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check(first)).problem() == "code_wrong");
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check(second)).status == 204);
    CHECK(kiosk
              .put("/v1/accounts/password",
                   to_json(wire::PasswordChange{{}, {}, token, strong_password}))
              .problem() == "link_expired");
}

TEST_CASE("after five wrong codes the right one is dead, and another can be asked for")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
    const std::string code = code_in(desk.mails().back());
    for (int i = 0; i < 5; ++i)
        CHECK(kiosk.post("/v1/accounts/code-checks", code_check(wrong(code))).problem() ==
              "code_wrong");
    const Reply dead = kiosk.post("/v1/accounts/code-checks", code_check(code));
    CHECK(dead.status == 429);
    CHECK(dead.problem() == "too_many_tries");
    CHECK(dead.retry_after() == 0);
    CHECK(kiosk.put("/v1/accounts/password", by_code(code)).problem() == "too_many_tries");
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
    CHECK(kiosk.put("/v1/accounts/password", by_code(code_in(desk.mails().back()))).status == 200);
}

TEST_CASE("the link's token sets the password as the code does; a forged one is refused")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    REQUIRE(kiosk.post("/v1/accounts", desk.account_request(minor)).status == 202);
    const std::string token = token_in(desk.mails().back());
    const auto by_token = [](const std::string& used) {
        return to_json(wire::PasswordChange{{}, {}, used, strong_password});
    };
    CHECK(kiosk.put("/v1/accounts/password", by_token("AAAAAAAAAAAAAAAAAAAAAA")).problem() ==
          "link_invalid");
    CHECK(kiosk.put("/v1/accounts/password", by_token(token)).status == 200);
    CHECK(kiosk.put("/v1/accounts/password", by_token(token)).problem() == "link_used");
}

TEST_CASE("wrong passwords slow down, never lock, and an unknown number looks the same")
{
    Desk desk;
    desk.signed_in(minor);
    const Client kiosk = desk.kiosk();
    for (const char* number : {minor, "9999999999"}) {
        CAPTURE(number);
        const std::string guess = credentials(number, "Faux-1234");
        for (int i = 0; i < 3; ++i) {
            const Reply reply = kiosk.post("/v1/sessions", guess);
            CHECK(reply.status == 401);
            CHECK(reply.problem() == "credentials_wrong");
        }
        const Reply slowed = kiosk.post("/v1/sessions", guess);
        CHECK(slowed.status == 429);
        CHECK(slowed.problem() == "too_many_tries");
        CHECK(slowed.retry_after() == 2);
        desk.clock.advance(2s);
        CHECK(kiosk.post("/v1/sessions", guess).problem() == "credentials_wrong");
        CHECK(kiosk.post("/v1/sessions", guess).retry_after() == 4);
    }
    CHECK(kiosk.post("/v1/sessions", credentials(minor, strong_password)).status == 429);
    desk.clock.advance(15min);
    CHECK(kiosk.post("/v1/sessions", credentials(minor, strong_password)).status == 201);
    CHECK(kiosk.post("/v1/sessions", credentials(minor, "Faux-1234")).status == 401);
}

TEST_CASE("a kiosk that tries many accounts slows down too, other kiosks do not")
{
    Desk desk;
    desk.signed_in(minor);
    const Client kiosk = desk.kiosk();
    for (int i = 0; i < 20; ++i)
        CHECK(kiosk.post("/v1/sessions", credentials(std::to_string(1'000'000'000 + i), "x"))
                  .status == 401);
    CHECK(kiosk.post("/v1/sessions", credentials(minor, strong_password)).status == 429);
    CHECK(desk.other_kiosk().post("/v1/sessions", credentials(minor, strong_password)).status ==
          201);
    desk.clock.advance(2s);
    CHECK(kiosk.post("/v1/sessions", credentials(minor, strong_password)).status == 201);
}

TEST_CASE("a forgotten password is reset by mail; without an account the answer is the same")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    const Client kiosk = desk.kiosk();
    const std::size_t before = desk.mails().size();
    CHECK(kiosk.post("/v1/accounts/password-resets", to_json(wire::PasswordReset{minor, "fr"}))
              .status == 202);
    CHECK(kiosk.post("/v1/accounts/password-resets", to_json(wire::PasswordReset{adult, "fr"}))
              .status == 202);
    const auto mails = desk.mails();
    REQUIRE(mails.size() == before + 1);
    CHECK(header_of(mails.back(), "Subject") == "Choisissez un nouveau mot de passe");
    CHECK(kiosk.post("/v1/accounts/code-checks", code_check("12345678", adult)).problem() ==
          "code_wrong");

    CHECK(session.get("/v1/register/me").status == 200);
    CHECK(kiosk.put("/v1/accounts/password", by_code(code_in(mails.back()), "Nouveau-2")).status ==
          200);
    CHECK(session.get("/v1/register/me").problem() == "session_expired");
    CHECK(kiosk.post("/v1/sessions", credentials(minor, strong_password)).status == 401);
    CHECK(kiosk.post("/v1/sessions", credentials(minor, "Nouveau-2")).status == 201);
}

TEST_CASE("a session ends when signed out, after half an hour, and counts at its kiosk only")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    const Reply me = session.get("/v1/register/me");
    REQUIRE(me.status == 200);
    CHECK(wire::parse_civil_status(me.body)->foreigner_number == minor);

    const Reply again = desk.kiosk().post("/v1/sessions", credentials(minor, strong_password));
    const std::string token = wire::parse_session(again.body)->token;
    Client elsewhere = desk.other_kiosk();
    elsewhere.set("guichet-session", token);
    CHECK(elsewhere.get("/v1/register/me").problem() == "session_expired");

    desk.clock.advance(29min);
    CHECK(session.get("/v1/register/me").status == 200);
    desk.clock.advance(29min);
    CHECK(session.send("DELETE", "/v1/sessions/current").status == 204);
    CHECK(session.get("/v1/register/me").problem() == "session_expired");
    CHECK(session.send("DELETE", "/v1/sessions/current").status == 204);

    Client late = desk.kiosk();
    late.set("guichet-session", token);
    CHECK(late.get("/v1/register/me").problem() == "session_expired");
}

TEST_CASE("only an enrolled kiosk with its own certificate is heard, and not too often")
{
    Desk desk;
    Client stranger = desk.stranger();
    const std::string body = credentials(minor, strong_password);
    CHECK(stranger.post("/v1/sessions", body).problem() == "central_refused");
    const Desk elsewhere; // whose kiosk has the same name
    for (const std::string& wrong_certificate :
         {elsewhere.credential, desk.credential.substr(0, 300), std::string{"%2"},
          std::string{"lille-1"}}) {
        stranger.set("guichet-certificate", wrong_certificate);
        CHECK(stranger.post("/v1/sessions", body).status == 401);
    }
    const Client kiosk = desk.kiosk();
    Reply last;
    for (int i = 0; i < 1001; ++i)
        last = kiosk.send("DELETE", "/v1/sessions/current");
    CHECK(last.status == 503);
    CHECK(last.problem() == "central_busy");
    CHECK(last.retry_after() == 1);
    desk.clock.advance(1s);
    CHECK(kiosk.send("DELETE", "/v1/sessions/current").status == 204);
}

TEST_CASE("what is not the API is answered with a problem")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    CHECK(kiosk.get("/v1/health").body == R"({"status":"ok"})");
    CHECK(kiosk.get("/v1/nothing").problem() == "not_found");
    CHECK(kiosk.get("/v1/deposits/x/").problem() == "not_found");
    const Reply method = kiosk.send("DELETE", "/v1/accounts");
    CHECK(method.status == 405);
    CHECK(method.header("allow") == "POST");
    CHECK(kiosk.post("/v1/sessions", "{").problem() == "data_invalid");
    CHECK(
        kiosk.post("/v1/sessions", R"({"foreigner_number":"1","password":"x","y":1})").problem() ==
        "data_invalid");
    CHECK(kiosk.post("/v1/sessions", std::string(1'000'001, ' ')).status == 413);
    CHECK(kiosk.get("/v1/health").header("x-content-type-options") == "nosniff");
}
