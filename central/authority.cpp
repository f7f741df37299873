#include "central/authority.h"

#include "shared/base/durable.h"
#include "shared/base/freed.h"
#include "shared/base/verify.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

using base::Freed;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr const char* key_name = "kiosk-authority.key";
constexpr const char* certificate_name = "kiosk-authority.pem";
constexpr std::chrono::days authority_time{3652};
/// A kiosk's clock may be behind central's.
constexpr std::chrono::minutes slow_clock{5};

int no_password(char*, int, int, void*)
{
    return -1;
}

std::string whole(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Bio reading(const std::string& text)
{
    return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

template <typename Write>
std::string written(const Write& write)
{
    const Bio bio{BIO_new(BIO_s_mem())};
    base::verify(write(bio.get()) == 1, "OpenSSL writes PEM");
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string pem_of(X509* certificate)
{
    return written([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

Pkey read_key(const std::string& pem)
{
    return Pkey{PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, no_password, nullptr)};
}

bool is_p256(const EVP_PKEY* key)
{
    std::array<char, 32> group{};
    return key != nullptr &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           std::string_view{group.data()} == SN_X9_62_prime256v1;
}

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
    key->pkey = read_key(whole(folder / key_name));
    key->certificate.reset(PEM_read_bio_X509(reading(whole(folder / certificate_name)).get(),
                                             nullptr, no_password, nullptr));
    if (!is_p256(key->pkey.get()) || key->certificate == nullptr ||
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
    const Pkey key = read_key(pem);
    const Certificate certificate = self_signed(key.get(), base::SystemClock{}.now());
    TRY(base::write_whole(folder / key_name, base::as_bytes(pem)));
    return base::write_whole(folder / certificate_name, base::as_bytes(pem_of(certificate.get())));
}

Result<wire::KioskCertificate> Authority::certify(const std::string& request_pem,
                                                  const std::string& kiosk, base::Instant now) const
{
    const Request request{
        PEM_read_bio_X509_REQ(reading(request_pem).get(), nullptr, no_password, nullptr)};
    if (request == nullptr)
        return wrong_request("not a certificate request in PEM");
    EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
    if (!is_p256(key) || X509_REQ_verify(request.get(), key) != 1)
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
    return wire::parse_certificate(pem_of(made));
}

} // namespace central
