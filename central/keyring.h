#pragma once

#include "central/opener.h"
#include "central/secrets.h"
#include "shared/receipt/keys.h"
#include "shared/wire/keys.h"

#include <filesystem>

namespace central
{

/// Central's keys: `receipts.pem`, the P-256 key that signs receipts, and `pepper.key`, 32 bytes in
/// hexadecimal, from their folder. Those that open deposits are the opener's alone.
class Keyring
{
public:
    /// ConfigurationInvalid where one is missing, malformed or can be read by others.
    static base::Result<Keyring> load(const std::filesystem::path& folder,
                                      std::shared_ptr<const Opener> opener);
    /// Makes those that are missing.
    static base::Result<void> create(const std::filesystem::path& folder);

    const Opener& opener() const { return *m_opener; }
    base::Bytes seal(const wire::EnvelopeContext& context, base::ByteView clear) const;

    const receipt::SigningKey& receipts() const { return m_receipts; }
    const Pepper& pepper() const { return m_pepper; }
    /// What kiosks may know, the keys of their own receipts not among it.
    wire::KeySet published() const;

private:
    Keyring(std::shared_ptr<const Opener> opener, receipt::SigningKey receipts,
            const Pepper& pepper)
        : m_opener{std::move(opener)}, m_receipts{std::move(receipts)}, m_pepper{pepper}
    {
    }
    std::shared_ptr<const Opener> m_opener;
    receipt::SigningKey m_receipts;
    Pepper m_pepper;
};

} // namespace central
