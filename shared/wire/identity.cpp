#include "shared/wire/identity.h"

#include "shared/base/freed.h"
#include "shared/base/verify.h"
#include "shared/receipt/pem.h"
#include "shared/wire/envelope.h"
#include "shared/wire/fields.h"
#include "shared/wire/json.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace wire
{

using base::ErrorCode;
using base::Result;
using catalogue::Value;

namespace
{

using base::Freed;
using receipt::Pkey;

constexpr std::size_t longest_code = 100;
constexpr std::size_t longest_request = 10'000;
constexpr std::size_t longest = 20'000; // bytes, of a text that holds a certificate

void free_octets(unsigned char* octets)
{
    OPENSSL_free(octets);
}

Pkey read_key(std::string_view pem)
{
    Pkey key = receipt::read_private_key(pem);
    return receipt::is_p256(key.get()) ? std::move(key) : nullptr;
}

/// The digest of what `encode` writes of a thing.
template <auto encode, typename Thing>
dossier::Sha256 digest_of(Thing* thing)
{
    unsigned char* der = nullptr;
    const int size = encode(thing, &der);
    base::verify(size > 0, "OpenSSL writes DER");
    const std::unique_ptr<unsigned char, Freed<free_octets>> held{der};
    return sha256_of(std::as_bytes(std::span{der, static_cast<std::size_t>(size)}));
}

base::Instant instant_of(const ASN1_TIME* time)
{
    std::tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return base::Instant{std::chrono::seconds{timegm(&parts)}};
}

std::string common_name(const X509_NAME* name)
{
    std::array<char, 65> text{};
    const int size = X509_NAME_get_text_by_NID(name, NID_commonName, text.data(), text.size());
    return size > 0 ? std::string{text.data()} : std::string{};
}

std::unexpected<base::Error> no_certificate()
{
    return base::failure(ErrorCode::DataInvalid, "not a certificate in PEM");
}

int hexadecimal(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '%' && i + 2 < text.size() &&
                             hexadecimal(text[i + 1]) >= 0 && hexadecimal(text[i + 2]) >= 0;
        decoded += escaped
                       ? static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]))
                       : text[i];
        i += escaped ? 2 : 0;
    }
    return decoded;
}

Result<std::string> short_text(Fields& fields, std::string_view name, std::size_t at_most)
{
    std::string text = TRY(fields.text(name));
    if (text.empty() || text.size() > at_most)
        return base::failure(ErrorCode::DataInvalid, std::string{name} + " is empty or too long");
    return text;
}

} // namespace

Result<KioskCertificate> parse_certificate(std::string_view pem)
{
    const auto read = receipt::read_certificate(pem.substr(0, longest));
    if (read == nullptr)
        return no_certificate();
    return KioskCertificate{.pem = receipt::certificate_pem(read.get()),
                            .kiosk = common_name(X509_get_subject_name(read.get())),
                            .from = instant_of(X509_get0_notBefore(read.get())),
                            .until = instant_of(X509_get0_notAfter(read.get())),
                            .fingerprint = digest_of<i2d_X509>(read.get()),
                            .public_key =
                                digest_of<i2d_X509_PUBKEY>(X509_get_X509_PUBKEY(read.get()))};
}

std::string make_private_key()
{
    const Pkey key{EVP_EC_gen("P-256")};
    base::verify(key != nullptr, "OpenSSL makes a P-256 key");
    return receipt::private_key_pem(key.get());
}

Result<std::string> certificate_request(std::string_view private_key, const std::string& kiosk)
{
    const Pkey key = read_key(private_key);
    if (key == nullptr)
        return base::failure(ErrorCode::DataInvalid, "not a P-256 private key in PEM");
    const receipt::CertificateRequest request{X509_REQ_new()};
    X509_NAME* name = X509_REQ_get_subject_name(request.get());
    const bool made =
        X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(kiosk.data()),
                                   static_cast<int>(kiosk.size()), -1, 0) == 1 &&
        X509_REQ_set_pubkey(request.get(), key.get()) == 1 &&
        X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0;
    if (!made)
        return base::failure(ErrorCode::DataInvalid, "no certificate can be asked for that name");
    return receipt::request_pem(request.get());
}

bool is_for_key(const KioskCertificate& certificate, std::string_view private_key)
{
    const Pkey key = read_key(private_key);
    return key != nullptr && digest_of<i2d_PUBKEY>(key.get()) == certificate.public_key;
}

std::string certificate_header_value(const KioskCertificate& certificate)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string value;
    for (const char c : certificate.pem) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c))
            value += c;
        else
            value.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    }
    return value;
}

Result<dossier::Sha256> fingerprint_in_header(std::string_view value)
{
    if (value.empty() || value.size() > longest)
        return no_certificate();
    // Whose it is, the fingerprint tells: what stands in it is not read for each question.
    const auto der = receipt::certificate_der(percent_decoded(value));
    return der ? Result<dossier::Sha256>{sha256_of(*der)} : no_certificate();
}

std::string to_json(const Enrolment& enrolment)
{
    return write_json(
        Value{Value::Object{{"code", enrolment.code}, {"request", enrolment.request}}});
}

std::string to_json(const Renewal& renewal)
{
    return write_json(Value{Value::Object{{"request", renewal.request}}});
}

std::string to_json(const IssuedCertificate& issued)
{
    return write_json(Value{Value::Object{{"certificate", issued.certificate}}});
}

Result<Enrolment> parse_enrolment(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    Enrolment enrolment;
    enrolment.code = TRY(short_text(fields, "code", longest_code));
    enrolment.request = TRY(short_text(fields, "request", longest_request));
    TRY(fields.finish());
    return enrolment;
}

Result<Renewal> parse_renewal(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    Renewal renewal{TRY(short_text(fields, "request", longest_request))};
    TRY(fields.finish());
    return renewal;
}

Result<IssuedCertificate> parse_issued_certificate(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    IssuedCertificate issued{TRY(fields.text("certificate"))};
    TRY(fields.finish());
    return issued;
}

} // namespace wire
