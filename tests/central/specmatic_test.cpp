#include "tests/central/visitor.h"
#include "tests/journeys/child.h"

#include "shared/wire/account.h"
#include "shared/wire/json.h"

#include <doctest/doctest.h>

using namespace central::tests;
using namespace std::chrono_literals;
using catalogue::Value;

namespace
{

/// What only a kiosk and a mailbox can give, new at each call: an hour later, so that no earlier
/// mistake counts.
std::string news(Desk& desk, Depositor& depositor)
{
    desk.clock.advance(1h);
    const Client kiosk = desk.kiosk();
    REQUIRE(
        kiosk.post("/v1/accounts/password-resets", wire::to_json(wire::PasswordReset{adult, "fr"}))
            .status == 202);
    const std::string mail = desk.mails().back();
    const Reply session =
        kiosk.post("/v1/sessions", wire::to_json(wire::Credentials{adult, strong_password}));
    REQUIRE(session.status == 201);
    const Given given = complete_dossier(desk, adult);
    const auto submission = wire::to_json(depositor.prepare(given, adult));
    receipt::VerifyingKeys keys;
    keys.add(receipt::SigningKey::generate().verifying_key(receipt::Issuer::Kiosk));
    const std::string key = wire::make_private_key();
    const wire::Enrolment enrolment{central::register_kiosk(desk.office->store(),
                                                            {.id = "lille-3", .hall = "Lille"},
                                                            desk.clock.now())
                                        .value(),
                                    wire::certificate_request(key, "lille-3").value()};
    const wire::Renewal renewal{wire::certificate_request(key, "lille-1").value()};
    return wire::write_json(
        Value{Value::Object{{"session", wire::parse_session(session.body)->token},
                            {"code", code_in(mail)},
                            {"token", token_in(mail)},
                            {"enrolment", wire::parse_json(to_json(enrolment)).value()},
                            {"renewal", wire::parse_json(to_json(renewal)).value()},
                            {"deposit", given.dossier.id.text()},
                            {"submission", wire::parse_json(submission).value()},
                            {"keys", wire::parse_json(keys.json()).value()}}});
}

} // namespace

TEST_CASE("What specmatic makes of the contract, right and wrong, is answered as the contract says")
{
    Desk desk;
    desk.signed_in(adult);
    Depositor depositor{desk};
    const std::string persons =
        wire::write_json(Value{Value::Object{{"account", adult},
                                             {"none", minor},
                                             {"birth_date", desk.birth_date(minor)},
                                             {"password", strong_password},
                                             {"credential", desk.credential}}});
    auto specmatic = tests::journeys::Child::start({"node", "tests/node/specmatic.mjs",
                                                    "shared/wire/openapi.yaml",
                                                    std::to_string(desk.server->port()), persons});
    REQUIRE(specmatic.has_value());
    std::string verdict = "news";
    while (verdict == "news" && specmatic->write_line(news(desk, depositor)))
        verdict = specmatic->read_line(300).value_or("no answer");
    CHECK(verdict == "agreed");
}
