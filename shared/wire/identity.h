#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/dossier/dossier.h"

#include <string>
#include <string_view>

namespace wire
{

/// Who a kiosk is to central: a P-256 key that never leaves it, and a certificate that central's
/// own authority gave for it, 30 days each time. All texts are PEM.

/// What a certificate says.
struct KioskCertificate {
    std::string pem;
    std::string kiosk; ///< the subject's common name
    base::Instant from;
    base::Instant until;
    dossier::Sha256 fingerprint{}; ///< of the DER
    dossier::Sha256 public_key{};  ///< of the SubjectPublicKeyInfo

    bool operator==(const KioskCertificate&) const = default;
};

/// The first certificate of a text that may hold a key too. DataInvalid.
base::Result<KioskCertificate> parse_certificate(std::string_view pem);

/// A new P-256 private key, PKCS #8 without password.
std::string make_private_key();
/// PKCS #10, for that name. DataInvalid where the text holds no P-256 private key.
base::Result<std::string> certificate_request(std::string_view private_key,
                                              const std::string& kiosk);
/// Whether the certificate is for that private key.
bool is_for_key(const KioskCertificate& certificate, std::string_view private_key);

/// The header in which central hears from its proxy which certificate a client showed: PEM,
/// percent-encoded, as nginx writes `$ssl_client_escaped_cert`.
inline constexpr const char* certificate_header = "Guichet-Certificate";
std::string certificate_header_value(const KioskCertificate& certificate);
/// The SHA-256 of the DER in such a value. DataInvalid where it is none.
base::Result<dossier::Sha256> fingerprint_in_header(std::string_view value);

/// POST /v1/kiosks/enrolments
struct Enrolment {
    std::string code;
    std::string request; ///< PKCS #10

    bool operator==(const Enrolment&) const = default;
};
/// POST /v1/kiosks/current/certificates
struct Renewal {
    std::string request; ///< PKCS #10, of a new key

    bool operator==(const Renewal&) const = default;
};
/// What both answer.
struct IssuedCertificate {
    std::string certificate;

    bool operator==(const IssuedCertificate&) const = default;
};

std::string to_json(const Enrolment& enrolment);
std::string to_json(const Renewal& renewal);
std::string to_json(const IssuedCertificate& issued);
base::Result<Enrolment> parse_enrolment(std::string_view json);
base::Result<Renewal> parse_renewal(std::string_view json);
base::Result<IssuedCertificate> parse_issued_certificate(std::string_view json);

} // namespace wire
