#include "shared/receipt/pem.h"

#include "shared/base/freed.h"
#include "shared/base/verify.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace receipt
{

namespace
{

using Bio = std::unique_ptr<BIO, base::Freed<BIO_free_all>>;

/// OpenSSL asks the terminal for a password unless told that there is none.
int no_password(char*, int, int, void*)
{
    return -1;
}

Bio reading(std::string_view text)
{
    constexpr std::size_t longest = 1'000'000;
    return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(std::min(text.size(), longest)))};
}

template <typename Write>
std::string written(const BIO_METHOD* memory, const Write& write)
{
    const Bio bio{BIO_new(memory)};
    base::verify(write(bio.get()) == 1, "OpenSSL writes PEM");
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

void free_octets(unsigned char* octets)
{
    OPENSSL_free(octets);
}

} // namespace

void PemFreed::operator()(evp_pkey_st* key) const
{
    EVP_PKEY_free(key);
}

void PemFreed::operator()(x509_st* certificate) const
{
    X509_free(certificate);
}

void PemFreed::operator()(X509_req_st* request) const
{
    X509_REQ_free(request);
}

Pkey read_private_key(std::string_view pem)
{
    return Pkey{PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, no_password, nullptr)};
}

Pkey read_public_key(std::string_view pem)
{
    return Pkey{PEM_read_bio_PUBKEY(reading(pem).get(), nullptr, no_password, nullptr)};
}

Certificate read_certificate(std::string_view pem)
{
    return Certificate{PEM_read_bio_X509(reading(pem).get(), nullptr, no_password, nullptr)};
}

CertificateRequest read_request(std::string_view pem)
{
    return CertificateRequest{
        PEM_read_bio_X509_REQ(reading(pem).get(), nullptr, no_password, nullptr)};
}

std::optional<base::Bytes> certificate_der(std::string_view pem)
{
    unsigned char* der = nullptr;
    long size = 0;
    if (PEM_bytes_read_bio(&der, &size, nullptr, PEM_STRING_X509, reading(pem).get(), no_password,
                           nullptr) != 1)
        return std::nullopt;
    const std::unique_ptr<unsigned char, base::Freed<free_octets>> held{der};
    const auto* bytes = reinterpret_cast<const std::byte*>(der);
    return base::Bytes{bytes, bytes + size};
}

std::string private_key_pem(const evp_pkey_st* key)
{
    return written(BIO_s_secmem(), [&](BIO* bio) {
        return PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

std::string public_key_pem(const evp_pkey_st* key)
{
    return written(BIO_s_mem(), [&](BIO* bio) { return PEM_write_bio_PUBKEY(bio, key); });
}

std::string certificate_pem(const x509_st* certificate)
{
    return written(BIO_s_mem(), [&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

std::string request_pem(const X509_req_st* request)
{
    return written(BIO_s_mem(), [&](BIO* bio) { return PEM_write_bio_X509_REQ(bio, request); });
}

bool is_p256(const evp_pkey_st* key)
{
    std::array<char, 32> group{};
    return key != nullptr &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           std::string_view{group.data()} == SN_X9_62_prime256v1;
}

} // namespace receipt
