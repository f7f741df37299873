#include "central/authority.h"

#include "shared/base/durable.h"
#include "shared/base/file.h"
#include "shared/base/freed.h"
#include "shared/base/verify.h"
#include "shared/receipt/pem.h"

#include <algorithm>
#include <array>
#include <openssl/x509v3.h>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

using base::Freed;
using receipt::Certificate;
using receipt::Pkey;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr const char* key_name = "kiosk-authority.key";
constexpr const char* certificate_name = "kiosk-authority.pem";
constexpr std::chrono::days authority_time{3652};
/// A kiosk's clock may be behind central's.
constexpr std::chrono::minutes slow_clock{5};

void set_serial(X509* certificate)
{
    const Number serial{BN_new()};
    base::verify(BN_rand(serial.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
                     BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) !=
                         nullptr,
                 "OpenSSL makes a serial number");
}

void set_dates(X509* certificate, base::Instant from, base::Instant until)
{
    const auto seconds = [](base::Instant at) {
        return std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(at));
    };
    ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(from));
    ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(until));
}

void set_name(X509_NAME* name, const std::string& text)
{
    X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(text.data()),
                               static_cast<int>(text.size()), -1, 0);
}

void add_extension(X509* certificate, X509* issuer, int kind, const char* value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value)};
    base::verify(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1,
                 "OpenSSL makes an extension");
}

/// Version 3, with its serial number and the key of its holder.
Certificate blank(EVP_PKEY* key)
{
    Certificate certificate{X509_new()};
    X509_set_version(certificate.get(), X509_VERSION_3);
    set_serial(certificate.get());
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

void sign(X509* certificate, EVP_PKEY* key)
{
    base::verify(X509_sign(certificate, key, EVP_sha256()) > 0, "OpenSSL signs a certificate");
}

Certificate self_signed(EVP_PKEY* key, base::Instant now)
{
    Certificate certificate = blank(key);
    X509* made = certificate.get();
    set_dates(made, now - slow_clock, now + authority_time);
    set_name(X509_get_subject_name(made), "Guichet kiosks");
    X509_set_issuer_name(made, X509_get_subject_name(made));
    add_extension(made, made, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(made, made, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(made, made, NID_subject_key_identifier, "hash");
    sign(made, key);
    return certificate;
}

std::string subject_of(X509_REQ* request)
{
    std::array<char, 65> name{};
    const int size = X509_NAME_get_text_by_NID(X509_REQ_get_subject_name(request), NID_commonName,
                                               name.data(), name.size());
    return size > 0 ? std::string{name.data()} : std::string{};
}

std::unexpected<base::Error> wrong_request(const char* complaint)
{
    return base::failure(ErrorCode::DataInvalid, complaint);
}

} // namespace

struct Authority::Key {
    Pkey pkey;
    Certificate certificate;
};

Result<Authority> Authority::load(const fs::path& folder)
{
    auto key = std::make_shared<Key>();
    const auto text_of = [&](const char* name) {
        return base::read_file(folder / name).value_or("");
    };
    key->pkey = receipt::read_private_key(text_of(key_name));
    key->certificate = receipt::read_certificate(text_of(certificate_name));
    if (!receipt::is_p256(key->pkey.get()) || key->certificate == nullptr ||
        X509_check_private_key(key->certificate.get(), key->pkey.get()) != 1)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             folder.string() + ": " + key_name + " and " + certificate_name +
                                 " must be there and belong together");
    return Authority{std::move(key)};
}

Result<void> Authority::create(const fs::path& folder)
{
    if (fs::exists(folder / certificate_name))
        return {};
    const std::string pem = wire::make_private_key();
    const Pkey key = receipt::read_private_key(pem);
    const Certificate certificate = self_signed(key.get(), base::SystemClock{}.now());
    TRY(base::write_whole(folder / key_name, base::as_bytes(pem)));
    return base::write_whole(folder / certificate_name,
                             base::as_bytes(receipt::certificate_pem(certificate.get())));
}

Result<wire::KioskCertificate> Authority::certify(const std::string& request_pem,
                                                  const std::string& kiosk, base::Instant now) const
{
    const auto request = receipt::read_request(request_pem);
    if (request == nullptr)
        return wrong_request("not a certificate request in PEM");
    EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
    if (!receipt::is_p256(key) || X509_REQ_verify(request.get(), key) != 1)
        return wrong_request("the request is not signed with the P-256 key that it names");
    if (subject_of(request.get()) != kiosk)
        return wrong_request("the request is another kiosk's");
    const Certificate certificate = blank(key);
    X509* made = certificate.get();
    X509* issuer = m_key->certificate.get();
    set_dates(made, now - slow_clock, now + certificate_time);
    set_name(X509_get_subject_name(made), kiosk);
    X509_set_issuer_name(made, X509_get_subject_name(issuer));
    add_extension(made, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made, issuer, NID_key_usage, "critical,digitalSignature");
    add_extension(made, issuer, NID_ext_key_usage, "clientAuth");
    add_extension(made, issuer, NID_subject_key_identifier, "hash");
    add_extension(made, issuer, NID_authority_key_identifier, "keyid");
    sign(made, m_key->pkey.get());
    return wire::parse_certificate(receipt::certificate_pem(made));
}

} // namespace central
