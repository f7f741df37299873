#pragma once

#include "shared/wire/envelope.h"

#include <filesystem>
#include <span>
#include <vector>

namespace central
{

/// The secret keys that open deposits, from their folder: `encryption.key` (and older ones,
/// `encryption-<any>.key`), 32 secret bytes in hexadecimal. Only the opener loads them. They stay
/// out of swap and of core dumps, and are wiped when they go.
class OpenerKeys
{
public:
    /// ConfigurationInvalid where one is missing, malformed or can be read by others.
    static base::Result<OpenerKeys> load(const std::filesystem::path& folder);
    /// Makes the current key where it is missing.
    static base::Result<void> create(const std::filesystem::path& folder);
    OpenerKeys(OpenerKeys&&) noexcept = default;
    OpenerKeys& operator=(OpenerKeys&&) noexcept = default;
    ~OpenerKeys() { wipe(); }

    /// The public ones, the current one first, 32 bytes each.
    base::Bytes published() const;
    /// By the key that it was sealed to. DataInvalid where there is none.
    base::Result<base::Bytes> open(const wire::EnvelopeContext& context,
                                   base::ByteView sealed) const;
    /// Nothing can be opened any more.
    void wipe();

private:
    explicit OpenerKeys(std::vector<wire::EncryptionKeyPair> pairs);
    std::vector<wire::EncryptionKeyPair> m_pairs;
};

} // namespace central
