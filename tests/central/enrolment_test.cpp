#include "tests/central/desk.h"
#include "tests/program.h"

#include <doctest/doctest.h>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

constexpr const char* first_certificates = "/v1/kiosks/enrolments";
constexpr const char* further_certificates = "/v1/kiosks/current/certificates";

std::string code_for(const Desk& desk, const std::string& kiosk)
{
    return register_kiosk(desk.office->store(), {.id = kiosk, .hall = "Douai"}, desk.clock.now())
        .value();
}

std::string request_of(const std::string& key, const std::string& kiosk)
{
    return wire::certificate_request(key, kiosk).value();
}

Reply enrol(const Desk& desk, const wire::Enrolment& enrolment)
{
    return desk.stranger().post(first_certificates, wire::to_json(enrolment));
}

wire::KioskCertificate certificate_in(const Reply& reply)
{
    REQUIRE_MESSAGE(reply.status == 201, reply.body);
    const auto issued = wire::parse_issued_certificate(reply.body);
    return wire::parse_certificate(issued->certificate).value();
}

Client client_with(const Desk& desk, const wire::KioskCertificate& certificate)
{
    Client client = desk.stranger();
    client.set("guichet-certificate", wire::certificate_header_value(certificate));
    return client;
}

/// Nobody's session: who gets as far is heard.
constexpr const char* heard = "session_expired";
std::string said_to(const Client& client)
{
    return client.get("/v1/register/me").problem();
}

} // namespace

TEST_CASE("a kiosk gets its first certificate for a code, and is known by it from then on")
{
    const Desk desk;
    const std::string key = wire::make_private_key();
    const std::string code = code_for(desk, "douai-1");
    CHECK(code.size() == 23);
    const auto certificate = certificate_in(enrol(desk, {code, request_of(key, "douai-1")}));
    CHECK(certificate.kiosk == "douai-1");
    CHECK(wire::is_for_key(certificate, key));
    CHECK(certificate.until == desk.clock.now() + 24h * 30);
    CHECK(certificate.from <= desk.clock.now());
    CHECK(said_to(client_with(desk, certificate)) == heard);
    CHECK(desk.office->store().kiosk("douai-1").value()->enrolled_at == desk.clock.now());
}

TEST_CASE("a code counts once, as it was typed, for its kiosk and for an hour")
{
    Desk desk;
    const std::string key = wire::make_private_key();
    const std::string other = wire::make_private_key();
    const std::string request = request_of(key, "douai-1");
    std::string code = code_for(desk, "douai-1");
    CHECK(enrol(desk, {"7K3QF-9XW2M-4HB8T-PZ6RD", request}).problem() == "code_wrong");
    CHECK(enrol(desk, {code, request_of(key, "douai-2")}).problem() == "data_invalid");

    for (char& c : code)
        c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    const Reply first = enrol(desk, {code, request});
    CHECK(certificate_in(first).kiosk == "douai-1");
    CHECK(enrol(desk, {code, request}).body == first.body); // its answer may have been lost
    CHECK(enrol(desk, {code, request_of(other, "douai-1")}).problem() == "code_wrong");

    const std::string late = code_for(desk, "douai-1");
    desk.clock.advance(1h);
    CHECK(enrol(desk, {late, request_of(other, "douai-1")}).problem() == "code_wrong");
}

TEST_CASE("only a P-256 key that signed its own request gets a certificate")
{
    const Desk desk;
    const std::string key = wire::make_private_key();
    std::string forged = request_of(key, "douai-1");
    const auto middle = forged.size() / 2;
    forged[middle] = forged[middle] == 'A' ? 'B' : 'A';
    const std::string p384 =
        ::tests::run("openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes "
                     "-subj /CN=douai-1 -keyout /dev/null 2> /dev/null")
            .output;
    REQUIRE(p384.starts_with("-----BEGIN CERTIFICATE REQUEST-----"));
    for (const std::string& wrong : {forged, p384, key, std::string{"x"}})
        CHECK(enrol(desk, {code_for(desk, "douai-1"), wrong}).problem() == "data_invalid");
}

TEST_CASE("a certificate is renewed with another key, and the one before it still counts")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    desk.clock.advance(24h * 10);
    const std::string key = wire::make_private_key();
    const std::string json = wire::to_json(wire::Renewal{request_of(key, "lille-1")});
    const Reply reply = kiosk.post(further_certificates, json);
    const auto renewed = certificate_in(reply);
    CHECK(renewed.until == desk.clock.now() + 24h * 30);
    CHECK(kiosk.post(further_certificates, json).body == reply.body);
    CHECK(said_to(client_with(desk, renewed)) == heard);
    CHECK(said_to(kiosk) == heard);
    desk.clock.advance(24h * 20);
    CHECK(said_to(kiosk) == "central_refused");
    CHECK(said_to(client_with(desk, renewed)) == heard);

    const std::string another = wire::to_json(wire::Renewal{request_of(key, "lille-2")});
    CHECK(client_with(desk, renewed).post(further_certificates, another).problem() ==
          "data_invalid");
    CHECK(desk.stranger().post(further_certificates, json).status == 401);
}

TEST_CASE("a kiosk that is suspended or revoked is told so at its next request")
{
    const Desk desk;
    const Client kiosk = desk.kiosk();
    Store& store = desk.office->store();
    const auto complaint = [&] {
        const Reply reply = kiosk.get("/v1/register/me");
        CHECK(reply.status == 403);
        CHECK(reply.problem() == "central_refused");
        return wire::parse_problem(reply.body)->detail;
    };
    REQUIRE(store.set_kiosk_status("lille-1", KioskStatus::Suspended).value());
    CHECK(complaint() == "this kiosk is suspended");
    REQUIRE(store.set_kiosk_status("lille-1", KioskStatus::Active).value());
    CHECK(said_to(kiosk) == heard);
    REQUIRE(store.set_kiosk_status("lille-1", KioskStatus::Revoked).value());
    CHECK(complaint() == "this kiosk is revoked");
    code_for(desk, "lille-1");
    CHECK(said_to(kiosk) == "central_refused");
}
