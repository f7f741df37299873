#include "shared/wire/envelope.h"

#include "shared/base/verify.h"

#include <algorithm>
#include <openssl/sha.h>
#include <sodium.h>

namespace wire
{

using base::Bytes;
using base::ByteView;
using base::Result;

namespace
{

constexpr std::array<std::byte, 4> magic{std::byte{'G'}, std::byte{'S'}, std::byte{'E'},
                                         std::byte{1}};
constexpr std::size_t kid_size = 8;
constexpr std::size_t key_size = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t sealed_key_size = key_size + crypto_box_SEALBYTES;
constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t chunk_overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t prefix_size = magic.size() + kid_size + sealed_key_size + header_size;

using StreamState = crypto_secretstream_xchacha20poly1305_state;
using StreamKey = std::array<unsigned char, key_size>;

const unsigned char* raw(ByteView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(Bytes& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

void ready()
{
    base::verify(sodium_init() >= 0, "libsodium starts");
}

void append(Bytes& to, ByteView bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

Bytes kid_bytes(const EncryptionPublicKey& key)
{
    const dossier::Sha256 digest = sha256_of(key);
    return {digest.begin(), digest.begin() + kid_size};
}

/// What each chunk is bound to.
Bytes bound_to(ByteView kid, const EnvelopeContext& context, std::uint64_t index)
{
    Bytes bound{magic.begin(), magic.end()};
    append(bound, kid);
    append(bound, context.deposit.bytes());
    append(bound, context.part.bytes());
    for (int shift = 56; shift >= 0; shift -= 8)
        bound.push_back(static_cast<std::byte>((index >> shift) & 255));
    return bound;
}

} // namespace

EncryptionKeyPair make_encryption_keys()
{
    ready();
    EncryptionKeyPair keys;
    crypto_box_keypair(reinterpret_cast<unsigned char*>(keys.public_key.data()),
                       reinterpret_cast<unsigned char*>(keys.secret_key.data()));
    return keys;
}

std::string encryption_kid(const EncryptionPublicKey& key)
{
    return base::to_hex(kid_bytes(key));
}

dossier::Sha256 sha256_of(ByteView bytes)
{
    dossier::Sha256 digest;
    // libsodium's does not use what processors have for it.
    SHA256(raw(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

std::size_t sealed_size(std::size_t clear)
{
    const std::size_t chunks =
        std::max<std::size_t>(1, (clear + envelope_chunk - 1) / envelope_chunk);
    return prefix_size + clear + chunks * chunk_overhead;
}

struct Sealer::Stream {
    StreamState state{};
    EnvelopeContext context;
    Bytes kid;
    Bytes prefix;
    Bytes sealed;
    std::uint64_t index = 0;
    bool finished = false;

    ~Stream() { sodium_memzero(&state, sizeof state); }
};

Sealer::Sealer(std::unique_ptr<Stream> stream) : m_stream{std::move(stream)} {}
Sealer::Sealer(Sealer&&) noexcept = default;
Sealer& Sealer::operator=(Sealer&&) noexcept = default;
Sealer::~Sealer() = default;

Sealer Sealer::begin(const EncryptionPublicKey& key, const EnvelopeContext& context)
{
    ready();
    auto stream = std::make_unique<Stream>();
    stream->context = context;
    stream->kid = kid_bytes(key);

    StreamKey secret{};
    crypto_secretstream_xchacha20poly1305_keygen(secret.data());
    Bytes sealed_key(sealed_key_size);
    base::verify(crypto_box_seal(raw(sealed_key), secret.data(), secret.size(), raw(key)) == 0,
                 "the public key is a point");
    Bytes header(header_size);
    crypto_secretstream_xchacha20poly1305_init_push(&stream->state, raw(header), secret.data());
    sodium_memzero(secret.data(), secret.size());

    stream->prefix.assign(magic.begin(), magic.end());
    append(stream->prefix, stream->kid);
    append(stream->prefix, sealed_key);
    append(stream->prefix, header);
    return Sealer{std::move(stream)};
}

const Bytes& Sealer::prefix() const
{
    return m_stream->prefix;
}

ByteView Sealer::push(ByteView clear, bool last)
{
    Stream& stream = *m_stream;
    base::verify(!stream.finished, "nothing follows the last chunk");
    base::verify(last ? clear.size() <= envelope_chunk : clear.size() == envelope_chunk,
                 "a chunk has its size");
    const Bytes bound = bound_to(stream.kid, stream.context, stream.index++);
    stream.sealed.resize(clear.size() + chunk_overhead);
    const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                   : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(&stream.state, raw(stream.sealed), nullptr,
                                               raw(clear), clear.size(), raw(bound), bound.size(),
                                               tag);
    stream.finished = last;
    return stream.sealed;
}

Result<void> seal(const EncryptionPublicKey& key, const EnvelopeContext& context, ByteView clear,
                  const TakeSealed& take)
{
    Sealer sealer = Sealer::begin(key, context);
    TRY(take(sealer.prefix(), {}));
    do {
        const ByteView chunk = clear.first(std::min(clear.size(), envelope_chunk));
        clear = clear.subspan(chunk.size());
        TRY(take(sealer.push(chunk, clear.empty()), chunk));
    } while (!clear.empty());
    return {};
}

Bytes seal(const EncryptionPublicKey& key, const EnvelopeContext& context, ByteView clear)
{
    Bytes sealed;
    sealed.reserve(sealed_size(clear.size()));
    const auto taken = seal(key, context, clear, [&](ByteView part, ByteView) -> Result<void> {
        append(sealed, part);
        return {};
    });
    base::verify(taken.has_value(), "what is kept in memory is taken");
    return sealed;
}

Result<std::string> envelope_kid(ByteView sealed)
{
    if (sealed.size() < prefix_size + chunk_overhead ||
        !std::ranges::equal(sealed.first(magic.size()), magic))
        return base::failure(base::ErrorCode::DataInvalid, "not an envelope");
    return base::to_hex(sealed.subspan(magic.size(), kid_size));
}

namespace
{

const base::Error not_ours{base::ErrorCode::DataInvalid, "an envelope that does not open"};

Result<StreamState> open_prefix(const EncryptionKeyPair& keys, ByteView sealed)
{
    const ByteView sealed_key = sealed.subspan(magic.size() + kid_size, sealed_key_size);
    const ByteView header = sealed.subspan(prefix_size - header_size, header_size);
    StreamKey secret{};
    if (crypto_box_seal_open(secret.data(), raw(sealed_key), sealed_key.size(),
                             raw(keys.public_key), raw(keys.secret_key)) != 0)
        return std::unexpected{not_ours};
    StreamState state{};
    const int started =
        crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(header), secret.data());
    sodium_memzero(secret.data(), secret.size());
    if (started != 0)
        return std::unexpected{not_ours};
    return state;
}

} // namespace

Result<Bytes> open(const EncryptionKeyPair& keys, const EnvelopeContext& context, ByteView sealed)
{
    ready();
    if (TRY(envelope_kid(sealed)) != encryption_kid(keys.public_key))
        return base::failure(base::ErrorCode::DataInvalid, "sealed to another key");
    StreamState state = TRY(open_prefix(keys, sealed));
    const ByteView kid = sealed.subspan(magic.size(), kid_size);
    ByteView rest = sealed.subspan(prefix_size);
    Bytes clear(rest.size());
    std::size_t written = 0;
    unsigned char tag = 0;
    for (std::uint64_t index = 0; !rest.empty(); ++index) {
        const ByteView chunk = rest.first(std::min(rest.size(), envelope_chunk + chunk_overhead));
        rest = rest.subspan(chunk.size());
        const Bytes bound = bound_to(kid, context, index);
        unsigned long long opened = 0;
        if (chunk.size() < chunk_overhead ||
            crypto_secretstream_xchacha20poly1305_pull(&state, raw(clear) + written, &opened, &tag,
                                                       raw(chunk), chunk.size(), raw(bound),
                                                       bound.size()) != 0)
            return std::unexpected{not_ours};
        written += opened;
        const bool final_tag = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (final_tag != rest.empty())
            return std::unexpected{not_ours};
    }
    sodium_memzero(&state, sizeof state);
    clear.resize(written);
    return clear;
}

} // namespace wire
