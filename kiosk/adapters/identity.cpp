#include "kiosk/adapters/identity.h"

#include "kiosk/adapters/central_connection.h"
#include "shared/base/durable.h"
#include "shared/base/file.h"

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;

std::string whole(const std::filesystem::path& file)
{
    return base::read_file(file).value_or("");
}

std::filesystem::path next_key_file(const std::filesystem::path& file)
{
    return file.string() + ".next";
}

/// The key that a certificate is being asked for: after a lost answer the same, so that central
/// gives the same certificate.
Result<std::string> next_key(const std::filesystem::path& file)
{
    const std::string kept = whole(next_key_file(file));
    if (wire::certificate_request(kept, "kiosk"))
        return kept;
    std::string made = wire::make_private_key();
    TRY(base::write_whole(next_key_file(file), base::as_bytes(made)));
    return made;
}

/// What central gave for that key takes the place of what was in the file.
Result<wire::KioskCertificate> keep(const std::filesystem::path& file, const std::string& key,
                                    const Answer& answer)
{
    const auto issued = TRY(wire::parse_issued_certificate(base::as_text(answer.body)));
    wire::KioskCertificate certificate = TRY(wire::parse_certificate(issued.certificate));
    if (!wire::is_for_key(certificate, key))
        return base::failure(ErrorCode::DataInvalid, "central's certificate is for another key");
    TRY(base::write_whole(file, base::as_bytes(key + certificate.pem)));
    std::error_code ignored;
    std::filesystem::remove(next_key_file(file), ignored);
    return certificate;
}

} // namespace

Result<std::shared_ptr<Identity>> Identity::load(const std::filesystem::path& file)
{
    const std::string text = whole(file);
    auto certificate = wire::parse_certificate(text);
    if (!certificate || !wire::is_for_key(*certificate, text))
        return base::failure(ErrorCode::ConfigurationInvalid,
                             file.string() + " holds no key with its certificate: this kiosk is "
                                             "not enrolled (guichet enrol)");
    return std::shared_ptr<Identity>{new Identity{file, *std::move(certificate)}};
}

wire::KioskCertificate Identity::certificate() const
{
    const std::lock_guard lock{m_mutex};
    return m_certificate;
}

bool Identity::is_due(base::Instant now) const
{
    const wire::KioskCertificate held = certificate();
    return now >= held.from + (held.until - held.from) / 3;
}

Result<void> Identity::renew(CentralConnection& connection)
{
    const std::string key = TRY(next_key(m_file));
    const std::string json =
        wire::to_json(wire::Renewal{TRY(wire::certificate_request(key, certificate().kiosk))});
    const Answer answer = TRY(connection.ask({.method = "POST",
                                              .path = "/v1/kiosks/current/certificates",
                                              .body = base::as_bytes(json)}));
    wire::KioskCertificate renewed = TRY(keep(m_file, key, answer));
    const std::lock_guard lock{m_mutex};
    m_certificate = std::move(renewed);
    return {};
}

Result<void> enrol(CentralConnection& connection, const Enrolling& enrolling)
{
    TRY(base::make_folder(std::filesystem::absolute(enrolling.file).parent_path()));
    const std::string key = TRY(next_key(enrolling.file));
    const std::string json = wire::to_json(wire::Enrolment{
        .code = enrolling.code, .request = TRY(wire::certificate_request(key, enrolling.kiosk))});
    const Answer answer = TRY(connection.ask(
        {.method = "POST", .path = "/v1/kiosks/enrolments", .body = base::as_bytes(json)}));
    TRY(keep(enrolling.file, key, answer));
    return {};
}

} // namespace kiosk::adapters
