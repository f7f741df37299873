#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"
#include "shared/dossier/dossier.h"

#include <array>
#include <functional>
#include <memory>
#include <string>

namespace wire
{

/// The envelope of one part of a deposit (a file, or the manifest):
///
///     "GSE" 0x01 | kid 8 | key 80 | header 24 | chunk... ; a chunk is 65536 clear bytes + 17
///
/// A random key, sealed to central's X25519 key (crypto_box_seal), runs libsodium's secretstream
/// (XChaCha20-Poly1305). Each chunk is bound to magic, kid, deposit, part and its index; the last
/// one is tagged, so that nothing can be cut off, moved or put under another deposit.
struct EnvelopeContext {
    base::Uuid deposit;
    base::Uuid part; ///< id of the file; the deposit's own id for the manifest
};

inline constexpr std::size_t envelope_chunk = 65536; ///< clear bytes

using EncryptionPublicKey = std::array<std::byte, 32>;
/// Wipe it after use.
using EncryptionSecretKey = std::array<std::byte, 32>;

struct EncryptionKeyPair {
    EncryptionPublicKey public_key{};
    EncryptionSecretKey secret_key{};
};

EncryptionKeyPair make_encryption_keys();
/// First 8 bytes of the SHA-256 of the public key, in hexadecimal.
std::string encryption_kid(const EncryptionPublicKey& key);
dossier::Sha256 sha256_of(base::ByteView bytes);

/// Size of the sealed form of so many clear bytes.
std::size_t sealed_size(std::size_t clear);

/// Seals part by part: `begin`, then `push` chunks of `envelope_chunk` bytes, the last one shorter
/// or equal and marked. Only the holder of central's secret key can open what comes out.
class Sealer
{
public:
    static Sealer begin(const EncryptionPublicKey& key, const EnvelopeContext& context);
    Sealer(Sealer&&) noexcept;
    Sealer& operator=(Sealer&&) noexcept;
    ~Sealer();

    const base::Bytes& prefix() const;                    ///< to be written first
    base::ByteView push(base::ByteView clear, bool last); ///< as it stands until the next one

private:
    struct Stream;
    explicit Sealer(std::unique_ptr<Stream> stream);
    std::unique_ptr<Stream> m_stream;
};

base::Bytes seal(const EncryptionPublicKey& key, const EnvelopeContext& context,
                 base::ByteView clear);
/// Takes a part of an envelope, and the clear bytes that were sealed in it: none in the prefix.
using TakeSealed = std::function<base::Result<void>(base::ByteView sealed, base::ByteView clear)>;
/// Part by part, until one is not taken.
base::Result<void> seal(const EncryptionPublicKey& key, const EnvelopeContext& context,
                        base::ByteView clear, const TakeSealed& take);

/// The kid in an envelope's header. DataInvalid where it is no envelope.
base::Result<std::string> envelope_kid(base::ByteView sealed);

/// Opens a whole envelope. DataInvalid where it was changed, cut, is another part's or key's.
base::Result<base::Bytes> open(const EncryptionKeyPair& keys, const EnvelopeContext& context,
                               base::ByteView sealed);

} // namespace wire
