#include "shared/receipt/keys.h"

#include "shared/base/durable.h"
#include "shared/base/file.h"
#include "shared/base/freed.h"
#include "shared/base/verify.h"
#include "shared/receipt/pem.h"
#include "shared/receipt/point.h"

#include <fcntl.h>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/sha.h>
#include <unistd.h>

namespace receipt
{

namespace
{

constexpr std::size_t scalar_size = 32;

using base::Freed;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const unsigned char* octets(base::ByteView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// Nothing where the point is not on the curve.
Pkey public_key(const Point& point)
{
    std::string group = SN_X9_62_prime256v1;
    auto* octets_of_point = const_cast<std::byte*>(point.data());
    std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets_of_point, point.size()),
        OSSL_PARAM_construct_end()};
    const PkeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.data()) != 1)
        return nullptr;
    return Pkey{key};
}

Point point_of(EVP_PKEY* key)
{
    Point point{};
    std::size_t size = 0;
    const int done = EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY,
                                                     reinterpret_cast<unsigned char*>(point.data()),
                                                     point.size(), &size);
    base::verify(done == 1 && size == point.size(), "a P-256 key has an uncompressed point");
    return point;
}

bool is_p256_private(EVP_PKEY* key)
{
    BIGNUM* scalar = nullptr;
    const bool has_scalar = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &scalar) == 1;
    BN_clear_free(scalar);
    return has_scalar && is_p256(key);
}

} // namespace

std::string key_id_of(const Point& point)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(octets(point), point.size(), digest.data());
    return base::to_hex(std::as_bytes(std::span{digest}.first(8)));
}

bool is_on_curve(const Point& point)
{
    return public_key(point) != nullptr;
}

struct SigningKey::Key {
    Pkey pkey;
};

SigningKey SigningKey::generate()
{
    Pkey key{EVP_EC_gen("P-256")};
    base::verify(key != nullptr, "OpenSSL makes a P-256 key");
    return SigningKey{std::make_shared<const Key>(std::move(key))};
}

base::Result<SigningKey> SigningKey::load(const std::filesystem::path& file)
{
    const auto pem = base::read_file(file);
    if (!pem)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             "cannot read the signing key " + file.string());
    Pkey key = read_private_key(*pem);
    if (!key || !is_p256_private(key.get()))
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             file.string() + " is not a P-256 private key in PEM");
    return SigningKey{std::make_shared<const Key>(std::move(key))};
}

base::Result<void> SigningKey::save(const std::filesystem::path& file) const
{
    const base::Descriptor made{file, O_WRONLY | O_CREAT | O_EXCL};
    const std::string pem = private_key_pem(m_key->pkey.get());
    if (!made.good() || !base::write_all(made.number(), base::as_bytes(pem)) ||
        ::fsync(made.number()) != 0)
        return base::failure(base::ErrorCode::StorageFailed,
                             "cannot write the signing key " + file.string());
    return base::flush_folder(std::filesystem::absolute(file).parent_path());
}

VerifyingKey SigningKey::verifying_key(Issuer issuer) const
{
    const auto point = point_of(m_key->pkey.get());
    return {.id = key_id_of(point), .issuer = issuer, .point = point};
}

Signature SigningKey::sign(base::ByteView bytes) const
{
    const DigestContext context{EVP_MD_CTX_new()};
    std::array<unsigned char, 80> der{};
    std::size_t size = der.size();
    base::verify(
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->pkey.get()) == 1 &&
            EVP_DigestSign(context.get(), der.data(), &size, octets(bytes), bytes.size()) == 1,
        "OpenSSL signs with a P-256 key");
    const unsigned char* cursor = der.data();
    const EcdsaSignature parsed{d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(size))};
    base::verify(parsed != nullptr, "an ECDSA signature is DER");

    Signature signature{};
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(parsed.get()), out, scalar_size);
    BN_bn2binpad(ECDSA_SIG_get0_s(parsed.get()), out + scalar_size, scalar_size);
    return signature;
}

bool signed_by(const VerifyingKey& key, base::ByteView bytes, base::ByteView signature)
{
    const Pkey pkey = public_key(key.point);
    if (!pkey || signature.size() != 2 * scalar_size)
        return false;
    const auto* in = octets(signature);
    const EcdsaSignature parsed{ECDSA_SIG_new()};
    // Owned by the signature from here on, whatever their value.
    ECDSA_SIG_set0(parsed.get(), BN_bin2bn(in, scalar_size, nullptr),
                   BN_bin2bn(in + scalar_size, scalar_size, nullptr));
    std::array<unsigned char, 80> der{};
    unsigned char* cursor = der.data();
    const int size = i2d_ECDSA_SIG(parsed.get(), &cursor);
    const DigestContext context{EVP_MD_CTX_new()};
    return size > 0 &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, pkey.get()) == 1 &&
           EVP_DigestVerify(context.get(), der.data(), static_cast<std::size_t>(size),
                            octets(bytes), bytes.size()) == 1;
}

} // namespace receipt
