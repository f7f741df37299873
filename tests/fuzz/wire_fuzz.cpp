#include "central/authority.h"
#include "central/base64.h"
#include "shared/wire/account.h"
#include "shared/wire/deposit.h"
#include "shared/wire/draft.h"
#include "shared/wire/identity.h"
#include "tests/fuzz/fuzz.h"

#include <cstdlib>
#include <filesystem>

namespace
{

/// What is read is written so that it is read again, and then always in the same words.
template <typename Parse>
void go_round(std::string_view json, Parse parse)
{
    const auto read = parse(json);
    if (!read)
        return;
    const std::string written = wire::to_json(*read);
    const auto again = parse(written);
    base::verify(again.has_value() && *again == *read, "what was written is read");
    base::verify(wire::to_json(*again) == written, "a value has one JSON");
}

central::Authority new_authority()
{
    std::string folder = (std::filesystem::temp_directory_path() / "authority-XXXXXX").string();
    base::verify(::mkdtemp(folder.data()) != nullptr, "a folder");
    base::verify(central::Authority::create(folder).has_value(), "an authority");
    auto authority = central::Authority::load(folder);
    std::filesystem::remove_all(folder);
    return std::move(authority).value();
}

/// A request for a certificate, PKCS #10 in PEM: what a stranger sends before anything is known.
void certify(const std::string& request)
{
    static const central::Authority authority = new_authority();
    const auto certificate = authority.certify(request, "lille-1", base::Instant{});
    base::verify(certificate || certificate.error().code == base::ErrorCode::DataInvalid,
                 "a wrong request is refused as such");
    base::verify(!certificate || wire::parse_certificate(certificate->pem).has_value(),
                 "what was given is one");
}

std::string in_pem(base::ByteView der)
{
    return "-----BEGIN CERTIFICATE REQUEST-----\n" + central::to_base64(der) +
           "\n-----END CERTIFICATE REQUEST-----\n";
}

void enrol(std::string_view json)
{
    go_round(json, wire::parse_enrolment);
    if (const auto enrolment = wire::parse_enrolment(json))
        certify(enrolment->request);
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const unsigned which = pieces.byte();
    const std::string_view json = pieces.text();
    switch (which) {
    case 'a':
        return go_round(json, wire::parse_account_request);
    case 'b':
        return go_round(json, wire::parse_code_check);
    case 'c':
        return go_round(json, wire::parse_password_change);
    case 'd':
        return go_round(json, wire::parse_password_reset);
    case 'e':
        return go_round(json, wire::parse_credentials);
    case 'f':
        return go_round(json, wire::parse_session);
    case 'g':
        return go_round(json, wire::parse_civil_status);
    case 'h':
        return go_round(json, wire::parse_deposit_manifest);
    case 'i':
        return go_round(json, wire::parse_deposit_submission);
    case 'j':
        return go_round(json, wire::parse_deposit_receipt);
    case 'k':
        return go_round(json, wire::parse_dossier);
    case 'l':
        return go_round(json, wire::parse_draft_save);
    case 'm':
        return enrol(json);
    case 'n':
        return go_round(json, wire::parse_renewal);
    case 'o':
        return go_round(json, wire::parse_issued_certificate);
    case 'p':
        return certify(in_pem(pieces.rest()));
    default:
        return go_round(json, wire::parse_drafts);
    }
}
