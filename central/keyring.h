#pragma once

#include "central/secrets.h"
#include "shared/receipt/keys.h"
#include "shared/wire/envelope.h"
#include "shared/wire/keys.h"

#include <filesystem>
#include <vector>

namespace central
{

/// Central's secret keys, from their folder:
/// `encryption.key` (and older ones, `encryption-<any>.key`): 32 secret bytes in hexadecimal;
/// `receipts.pem`: the P-256 key that signs receipts; `pepper.key`: 32 bytes in hexadecimal.
class Keyring
{
public:
    /// ConfigurationInvalid where one is missing, malformed or can be read by others.
    static base::Result<Keyring> load(const std::filesystem::path& folder);
    /// Makes those that are missing.
    static base::Result<void> create(const std::filesystem::path& folder);

    const wire::EncryptionKeyPair& current() const { return m_encryption.front(); }
    /// The key that an envelope was sealed to. DataInvalid where there is none.
    base::Result<base::Bytes> open(const wire::EnvelopeContext& context,
                                   base::ByteView sealed) const;
    base::Bytes seal(const wire::EnvelopeContext& context, base::ByteView clear) const;

    const receipt::SigningKey& receipts() const { return m_receipts; }
    const Pepper& pepper() const { return m_pepper; }
    /// What kiosks may know, the keys of their own receipts not among it.
    wire::KeySet published() const;

private:
    Keyring(std::vector<wire::EncryptionKeyPair> encryption, receipt::SigningKey receipts,
            const Pepper& pepper)
        : m_encryption{std::move(encryption)}, m_receipts{std::move(receipts)}, m_pepper{pepper}
    {
    }
    std::vector<wire::EncryptionKeyPair> m_encryption; ///< the current one first
    receipt::SigningKey m_receipts;
    Pepper m_pepper;
};

} // namespace central
