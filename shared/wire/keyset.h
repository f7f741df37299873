#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/receipt/keys.h"
#include "shared/wire/envelope.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wire
{

/// From when until when a key is used by its owner.
struct Period {
    base::Instant from;
    base::Instant until;

    bool holds(base::Instant at) const { return from <= at && at < until; }
    bool operator==(const Period&) const = default;
};

/// A public key of central's that opens deposits.
struct EncryptionKey {
    EncryptionPublicKey public_key{};
    Period period;

    bool operator==(const EncryptionKey&) const = default;
};

/// A key of central's that verifies its receipts; what it signed stays good after its time.
struct ReceiptKey {
    receipt::VerifyingKey key;
    Period period;

    bool operator==(const ReceiptKey&) const = default;
};

/// Central's public keys, as the root signs them: whoever holds only the server cannot put another
/// key among them. A higher version stands in for a lower one.
struct Keyset {
    std::uint64_t version = 0;
    std::vector<EncryptionKey> encryption; ///< one at least
    std::vector<ReceiptKey> receipts;

    /// The newest whose time it is; where the clock says that it is no key's, the newest.
    const EncryptionPublicKey& to_seal_to(base::Instant now) const;
    receipt::VerifyingKeys verifying_keys() const;
    bool operator==(const Keyset&) const = default;
};

/// What the root signs: canonical JSON.
std::string to_json(const Keyset& keyset);
/// DataInvalid where a key's id is not that of the key, or there is nothing to seal to.
base::Result<Keyset> parse_keyset(std::string_view json);

/// An Ed25519 key; PEM, as OpenSSL writes it.
class RootKey
{
public:
    static RootKey generate();
    /// ConfigurationInvalid.
    static base::Result<RootKey> load(const std::filesystem::path& file);
    /// The private key, for its owner's eyes, and beside it `<file>.pub`. StorageFailed.
    base::Result<void> save(const std::filesystem::path& file) const;
    /// JWS (RFC 7515), compact, EdDSA (RFC 8037).
    std::string sign(const Keyset& keyset) const;

private:
    struct Key;
    explicit RootKey(std::shared_ptr<const Key> key) : m_key{std::move(key)} {}
    std::shared_ptr<const Key> m_key;
    friend class Root;
};

/// The root's public key.
class Root
{
public:
    explicit Root(const RootKey& key);
    /// PEM. ConfigurationInvalid.
    static base::Result<Root> load(const std::filesystem::path& file);
    /// What the root signed. DataInvalid where it did not.
    base::Result<Keyset> verify(std::string_view jws) const;

private:
    explicit Root(std::shared_ptr<const RootKey::Key> key) : m_key{std::move(key)} {}
    std::shared_ptr<const RootKey::Key> m_key;
};

/// GET /v1/keys
struct PublishedKeys {
    std::string keyset; ///< JWS by the root
    std::string kiosks; ///< JWS by a receipt key of the keyset's: the keys of kiosks, a JWK Set

    bool operator==(const PublishedKeys&) const = default;
};
std::string to_json(const PublishedKeys& keys);
base::Result<PublishedKeys> parse_published_keys(std::string_view json);

/// The kiosks' keys, signed by central.
std::string sign_kiosk_keys(const receipt::VerifyingKeys& keys, const receipt::SigningKey& central);
/// All keys that verify receipts, central's and the kiosks'. DataInvalid where the root or a key
/// that the root signed did not sign them.
base::Result<receipt::VerifyingKeys> receipt_keys(const PublishedKeys& published, const Root& root);

} // namespace wire
