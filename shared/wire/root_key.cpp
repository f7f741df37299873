#include "shared/base/durable.h"
#include "shared/base/file.h"
#include "shared/base/freed.h"
#include "shared/base/verify.h"
#include "shared/receipt/pem.h"
#include "shared/wire/jws.h"
#include "shared/wire/keyset.h"

#include <array>
#include <openssl/evp.h>

namespace wire
{

using base::ErrorCode;
using base::Result;

namespace
{

using base::Freed;
using receipt::Pkey;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

constexpr const char* algorithm = "EdDSA";

std::unexpected<base::Error> no_key(const std::filesystem::path& file)
{
    return base::failure(ErrorCode::ConfigurationInvalid,
                         file.string() + " is no Ed25519 key in PEM");
}

bool is_ed25519(const EVP_PKEY* key)
{
    return key != nullptr && EVP_PKEY_get_id(key) == EVP_PKEY_ED25519;
}

const unsigned char* octets(base::ByteView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

struct RootKey::Key {
    Pkey pkey;
};

RootKey RootKey::generate()
{
    Pkey key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
    base::verify(key != nullptr, "OpenSSL makes an Ed25519 key");
    return RootKey{std::make_shared<const Key>(std::move(key))};
}

Result<RootKey> RootKey::load(const std::filesystem::path& file)
{
    Pkey key = receipt::read_private_key(base::read_file(file).value_or(""));
    if (!is_ed25519(key.get()))
        return no_key(file);
    return RootKey{std::make_shared<const Key>(std::move(key))};
}

Result<void> RootKey::save(const std::filesystem::path& file) const
{
    EVP_PKEY* key = m_key->pkey.get();
    TRY(base::write_whole(file, base::as_bytes(receipt::private_key_pem(key))));
    return base::write_whole(file.string() + ".pub", base::as_bytes(receipt::public_key_pem(key)));
}

std::string RootKey::sign(const Keyset& keyset) const
{
    const std::string part =
        jws_signed_part(std::string{R"({"alg":")"} + algorithm + R"("})", to_json(keyset));
    const DigestContext context{EVP_MD_CTX_new()};
    std::array<unsigned char, 64> signature{};
    std::size_t size = signature.size();
    const base::ByteView bytes = base::as_bytes(part);
    base::verify(
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key->pkey.get()) == 1 &&
            EVP_DigestSign(context.get(), signature.data(), &size, octets(bytes), bytes.size()) ==
                1,
        "OpenSSL signs with an Ed25519 key");
    return jws(part, std::as_bytes(std::span{signature}));
}

Root::Root(const RootKey& key) : m_key{key.m_key} {}

Result<Root> Root::load(const std::filesystem::path& file)
{
    Pkey key = receipt::read_public_key(base::read_file(file).value_or(""));
    if (!is_ed25519(key.get()))
        return no_key(file);
    return Root{std::make_shared<const RootKey::Key>(std::move(key))};
}

Result<Keyset> Root::verify(std::string_view text) const
{
    const Jws read = TRY(parse_jws(text));
    const DigestContext context{EVP_MD_CTX_new()};
    const base::ByteView bytes = base::as_bytes(read.signed_part);
    const bool good =
        read.algorithm == algorithm &&
        EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_key->pkey.get()) == 1 &&
        EVP_DigestVerify(context.get(), octets(read.signature), read.signature.size(),
                         octets(bytes), bytes.size()) == 1;
    if (!good)
        return base::failure(ErrorCode::DataInvalid, "the keys are not signed by the root");
    return parse_keyset(read.payload);
}

} // namespace wire
