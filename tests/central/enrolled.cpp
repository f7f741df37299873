#include "tests/central/enrolled.h"

#include <doctest/doctest.h>

namespace central::tests
{

std::string enrolled(const Registrar& registrar, const std::string& kiosk)
{
    const auto code =
        register_kiosk(registrar.store, {.id = kiosk, .hall = "Lille"}, registrar.now);
    REQUIRE(code.has_value());
    const std::string key = wire::make_private_key();
    const auto certificate =
        enrol(registrar, {*code, wire::certificate_request(key, kiosk).value()});
    REQUIRE(certificate.has_value());
    return key + certificate->pem;
}

std::string header_for(const std::string& identity)
{
    return wire::certificate_header_value(wire::parse_certificate(identity).value());
}

} // namespace central::tests
