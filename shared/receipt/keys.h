#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace receipt
{

/// Who may sign a receipt: a kiosk says "kept here", central says "filed".
enum class Issuer { Kiosk, Central };

/// ES256 of COSE (RFC 9053): r and s, 32 bytes each, big-endian.
using Signature = std::array<std::byte, 64>;

/// A published P-256 key and the issuer that it speaks for.
struct VerifyingKey {
    std::string id; ///< 16 hexadecimal digits: the start of the SHA-256 of the point
    Issuer issuer = Issuer::Kiosk;
    std::array<std::byte, 65> point{}; ///< SEC 1, uncompressed

    bool operator==(const VerifyingKey&) const = default;
};

/// A P-256 private key, held by OpenSSL.
class SigningKey
{
public:
    static SigningKey generate();
    /// PEM, PKCS #8 without password. ConfigurationInvalid where it is not a P-256 private key.
    static base::Result<SigningKey> load(const std::filesystem::path& file);
    /// Writes a new file that only its owner can read. StorageFailed where it exists already.
    base::Result<void> save(const std::filesystem::path& file) const;

    VerifyingKey verifying_key(Issuer issuer) const;
    /// Signs the SHA-256 of these bytes.
    Signature sign(base::ByteView bytes) const;

private:
    struct Key;
    explicit SigningKey(std::shared_ptr<const Key> key) : m_key{std::move(key)} {}
    std::shared_ptr<const Key> m_key;
};

/// Whether that key made that signature of these bytes.
bool signed_by(const VerifyingKey& key, base::ByteView bytes, base::ByteView signature);

/// The published set: a JWK Set (RFC 7517) whose keys also carry `issuer`, "kiosk" or "central".
class VerifyingKeys
{
public:
    /// DataInvalid where the JSON is not such a set, or a key's id is not that of its point.
    static base::Result<VerifyingKeys> parse(std::string_view json);
    std::string json() const;

    /// Adds a key unless it is there already.
    void add(const VerifyingKey& key);
    const VerifyingKey* find(std::string_view id) const;
    const std::vector<VerifyingKey>& all() const { return m_keys; }

private:
    std::vector<VerifyingKey> m_keys;
};

} // namespace receipt
