#include "shared/wire/identity.h"
#include "shared/wire/keyset.h"
#include "tests/fuzz/fuzz.h"

namespace
{

void read_receipt_keys(std::string_view json)
{
    const auto keys = receipt::VerifyingKeys::parse(json);
    if (!keys)
        return;
    const auto again = receipt::VerifyingKeys::parse(keys->json());
    base::verify(again && again->all() == keys->all(), "what was written is read");
    for (const receipt::VerifyingKey& key : keys->all())
        receipt::signed_by(key, base::as_bytes(json), base::as_bytes(json).first(64));
}

void read_keyset(std::string_view json)
{
    const auto keys = wire::parse_keyset(json);
    if (!keys)
        return;
    const std::string written = wire::to_json(*keys);
    const auto again = wire::parse_keyset(written);
    base::verify(again == keys, "what was written is read");
    for (const wire::EncryptionKey& key : keys->encryption)
        wire::seal(key.public_key, {}, base::as_bytes(json)); // every key that was taken can seal
    wire::seal(keys->to_seal_to(base::Instant{}), {}, base::as_bytes(json));
}

void read_signed(std::string_view text)
{
    static const wire::RootKey key = wire::RootKey::generate();
    static const wire::Root root{key};
    base::verify(!root.verify(text), "nobody guesses a signature");
    if (const auto published = wire::parse_published_keys(text))
        base::verify(!wire::receipt_keys(*published, root), "nobody guesses a signature");
}

/// As the proxy tells it, and as it stands in a file.
void read_certificate(std::string_view text)
{
    const auto certificate = wire::parse_certificate(text);
    const auto fingerprint = wire::fingerprint_in_header(text);
    if (certificate)
        base::verify(wire::fingerprint_in_header(wire::certificate_header_value(*certificate)) ==
                         certificate->fingerprint,
                     "what was written is read");
    static_cast<void>(fingerprint);
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    read_receipt_keys(base::as_text(input));
    read_keyset(base::as_text(input));
    read_signed(base::as_text(input));
    read_certificate(base::as_text(input));
}
