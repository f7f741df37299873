#pragma once

#include "shared/base/bytes.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

// OpenSSL's own names for these.
struct evp_pkey_st;
struct x509_st;
struct X509_req_st;

namespace receipt
{

struct PemFreed {
    void operator()(evp_pkey_st* key) const;
    void operator()(x509_st* certificate) const;
    void operator()(X509_req_st* request) const;
};
using Pkey = std::unique_ptr<evp_pkey_st, PemFreed>;
using Certificate = std::unique_ptr<x509_st, PemFreed>;
using CertificateRequest = std::unique_ptr<X509_req_st, PemFreed>;

/// The first of its kind in a text of PEM (RFC 7468), without password; nothing where there is
/// none.
Pkey read_private_key(std::string_view pem);
Pkey read_public_key(std::string_view pem);
Certificate read_certificate(std::string_view pem);
CertificateRequest read_request(std::string_view pem);
/// Its DER, of whatever is in it.
std::optional<base::Bytes> certificate_der(std::string_view pem);

/// PKCS #8; it stands in OpenSSL's wiped memory until it is given.
std::string private_key_pem(const evp_pkey_st* key);
std::string public_key_pem(const evp_pkey_st* key);
std::string certificate_pem(const x509_st* certificate);
std::string request_pem(const X509_req_st* request);

bool is_p256(const evp_pkey_st* key);

} // namespace receipt
