#include "shared/wire/identity.h"

#include <doctest/doctest.h>

using namespace wire;

TEST_CASE("a certificate request names the kiosk and holds no private key")
{
    const std::string key = make_private_key();
    CHECK(key.starts_with("-----BEGIN PRIVATE KEY-----"));
    CHECK(key != make_private_key());
    const auto request = certificate_request(key, "lille-1");
    REQUIRE(request.has_value());
    CHECK(request->starts_with("-----BEGIN CERTIFICATE REQUEST-----"));
    CHECK_FALSE(certificate_request("x", "lille-1"));
    CHECK_FALSE(certificate_request(*request, "lille-1"));
    CHECK_FALSE(certificate_request(key, std::string(65, 'x')));
}

TEST_CASE("what is no certificate is told from one, in a file and in the proxy's header")
{
    CHECK_FALSE(parse_certificate(""));
    CHECK_FALSE(parse_certificate(make_private_key()));
    for (const char* value : {"", "%", "%2", "%zz", "lille-1", "-----BEGIN%20CERTIFICATE-----"})
        CHECK_FALSE(fingerprint_in_header(value));
    CHECK_FALSE(fingerprint_in_header(std::string(50'000, 'x')));
}

TEST_CASE("what is asked and answered to enrol is read as it was written")
{
    const Enrolment enrolment{"7K3QF", "request"};
    CHECK(parse_enrolment(to_json(enrolment)) == enrolment);
    CHECK_FALSE(parse_enrolment(to_json(Enrolment{"", "request"})));
    CHECK_FALSE(parse_enrolment(to_json(Enrolment{"7K3QF", std::string(10'001, 'x')})));
    const Renewal renewal{"request"};
    CHECK(parse_renewal(to_json(renewal)) == renewal);
    const IssuedCertificate issued{"certificate"};
    CHECK(parse_issued_certificate(to_json(issued)) == issued);
    CHECK_FALSE(parse_renewal("{}"));
}
