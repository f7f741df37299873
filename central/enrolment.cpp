#include "central/enrolment.h"

#include "central/callers.h"
#include "central/resources.h"
#include "central/secrets.h"

#include <algorithm>

namespace central
{

namespace
{

using base::ErrorCode;
using base::Result;

bool is_kiosk_id(const std::string& id)
{
    return !id.empty() && id.size() <= 32 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// As it was typed: hyphens, spaces and the size of letters say nothing.
Digest digest_of_code(std::string code)
{
    std::erase_if(code, [](char c) { return c == '-' || c == ' '; });
    std::ranges::transform(code, code.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return digest_of(code);
}

std::unexpected<base::Error> wrong_code()
{
    return base::failure(ErrorCode::CodeWrong, "the code is wrong, used or older than an hour");
}

Registrar registrar_of(const Services& services)
{
    return {services.store, services.keyring.authority(), services.clock.now()};
}

Answer issued(const wire::KioskCertificate& certificate)
{
    return json(201, wire::to_json(wire::IssuedCertificate{certificate.pem}));
}

Answer enrol_caller(const Request& request, const Services& services)
{
    const auto pause = services.rate_limit.take("/enrolments", services.clock.now());
    if (pause.count() > 0)
        return wait(ErrorCode::CentralBusy, pause);
    return issued(TRY(enrol(registrar_of(services), TRY(wire::parse_enrolment(request.body)))));
}

Answer renew_caller(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    return issued(
        TRY(renew(registrar_of(services), kiosk, TRY(wire::parse_renewal(request.body)))));
}

} // namespace

Result<std::string> register_kiosk(Store& store, const Kiosk& kiosk, base::Instant now)
{
    if (!is_kiosk_id(kiosk.id))
        return base::failure(ErrorCode::ConfigurationInvalid,
                             "a kiosk's id is small letters, digits and hyphens, 32 at most");
    std::string code = make_enrolment_code();
    TRY(store.register_kiosk(kiosk.hall, {digest_of_code(code), kiosk.id, now + enrolment_time}));
    return code;
}

std::expected<wire::KioskCertificate, Refusal> enrol(const Registrar& registrar,
                                                     const wire::Enrolment& enrolment)
{
    const Digest digest = digest_of_code(enrolment.code);
    const auto code = TRY(registrar.store.enrolment_code(digest, registrar.now));
    if (!code)
        return wrong_code();
    const auto made =
        TRY(registrar.authority.certify(enrolment.request, code->kiosk, registrar.now));
    const auto kept = TRY(registrar.store.enrol_kiosk(digest, registrar.now, made));
    if (!kept)
        return wrong_code();
    return *kept;
}

std::expected<wire::KioskCertificate, Refusal> renew(const Registrar& registrar, const Kiosk& kiosk,
                                                     const wire::Renewal& renewal)
{
    const auto made = TRY(registrar.authority.certify(renewal.request, kiosk.id, registrar.now));
    return TRY(registrar.store.add_certificate(made));
}

void add_enrolments(Router& router, const Services& services)
{
    router.add("POST", "/v1/kiosks/enrolments",
               [&](const Request& request) { return enrol_caller(request, services); });
    router.add("POST", "/v1/kiosks/current/certificates",
               [&](const Request& request) { return renew_caller(request, services); });
}

} // namespace central
