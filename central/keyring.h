#pragma once

#include "central/authority.h"
#include "central/opener.h"
#include "central/secrets.h"
#include "shared/receipt/keys.h"
#include "shared/wire/keyset.h"

#include <filesystem>
#include <vector>

namespace central
{

/// Central's keys, from their folder: `receipts.pem`, the P-256 key that signs receipts;
/// `pepper.key`, 32 bytes in hexadecimal; `kiosk-authority.key` and `.pem`, what signs kiosks'
/// certificates; `keyset.jws`, the public ones as the root signed them. Those that open deposits
/// are the opener's alone.
class Keyring
{
public:
    /// ConfigurationInvalid where one is missing, malformed or can be read by others, or what the
    /// root signed is not what can be opened and signed here.
    static base::Result<Keyring> load(const std::filesystem::path& folder,
                                      std::shared_ptr<const Opener> opener);
    /// Makes those that are missing, but for the keyset.
    static base::Result<void> create(const std::filesystem::path& folder);

    const Opener& opener() const { return *m_opener; }
    base::Bytes seal(const wire::EnvelopeContext& context, base::ByteView clear) const;

    const receipt::SigningKey& receipts() const { return m_receipts; }
    const Pepper& pepper() const { return m_pepper; }
    const Authority& authority() const { return m_authority; }
    /// What kiosks and verifiers may know, with the keys that kiosks published.
    wire::PublishedKeys published(const std::vector<receipt::VerifyingKey>& kiosks) const;
    /// Central's own that verify receipts.
    receipt::VerifyingKeys verifying_keys() const { return m_keyset.verifying_keys(); }

private:
    struct Parts;
    explicit Keyring(Parts parts);
    std::shared_ptr<const Opener> m_opener;
    receipt::SigningKey m_receipts;
    Pepper m_pepper;
    Authority m_authority;
    wire::Keyset m_keyset;
    std::string m_signed_keyset;
};

/// What verifies whatever central ever signed, by the folder's keyset.
base::Result<receipt::VerifyingKeys> verifying_keys_in(const std::filesystem::path& folder);

using EncryptionPublicKeys = std::vector<wire::EncryptionPublicKey>;

/// The next version to sign: of the folder's keyset what can still be opened, then the keys that
/// are new, from `now` on.
base::Result<wire::Keyset> draft_keyset(const std::filesystem::path& folder,
                                        const EncryptionPublicKeys& encryption, base::Instant now);
/// Signs a first keyset where there is none, by a root that is made beside it, `root.key`, and
/// belongs elsewhere.
base::Result<void> sign_first_keyset(const std::filesystem::path& folder,
                                     const EncryptionPublicKeys& encryption);

} // namespace central
