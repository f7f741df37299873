#include "shared/wire/digest.h"

#include "shared/base/freed.h"
#include "shared/base/verify.h"

#include <openssl/evp.h>

namespace wire
{

struct Sha256Sum::State {
    std::unique_ptr<EVP_MD_CTX, base::Freed<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
};

Sha256Sum::Sha256Sum() : m_state{std::make_unique<State>()}
{
    base::verify(EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) == 1,
                 "OpenSSL has SHA-256");
}

Sha256Sum::~Sha256Sum() = default;

void Sha256Sum::add(base::ByteView bytes)
{
    EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size());
}

dossier::Sha256 Sha256Sum::finish()
{
    dossier::Sha256 digest;
    EVP_DigestFinal_ex(m_state->context.get(), reinterpret_cast<unsigned char*>(digest.data()),
                       nullptr);
    return digest;
}

} // namespace wire
