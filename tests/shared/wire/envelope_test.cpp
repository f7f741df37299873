#include "shared/wire/digest.h"
#include "shared/wire/envelope.h"

#include <doctest/doctest.h>

using namespace wire;

namespace
{

const EnvelopeContext context{base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057").value(),
                              base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8058").value()};

base::Bytes pattern(std::size_t size)
{
    base::Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i * 31 + i / 256);
    return bytes;
}

} // namespace

TEST_CASE("what is sealed to central's key opens with it, at every size around a chunk")
{
    const EncryptionKeyPair keys = make_encryption_keys();
    for (const std::size_t size : {0UL, 1UL, 65535UL, 65536UL, 65537UL, 131072UL, 300000UL}) {
        const base::Bytes clear = pattern(size);
        const base::Bytes sealed = seal(keys.public_key, context, clear);
        CHECK(sealed.size() == sealed_size(size));
        CHECK(envelope_kid(sealed) == encryption_kid(keys.public_key));
        CHECK(open(keys, context, sealed) == clear);
    }
}

TEST_CASE("an envelope sealed chunk by chunk opens as one")
{
    const EncryptionKeyPair keys = make_encryption_keys();
    const base::Bytes clear = pattern(envelope_chunk + 10);
    Sealer sealer = Sealer::begin(keys.public_key, context);
    base::Bytes sealed = sealer.prefix();
    const base::ByteView view{clear};
    for (const auto& [chunk, last] : {std::pair{view.first(envelope_chunk), false},
                                      std::pair{view.subspan(envelope_chunk), true}}) {
        const base::ByteView part = sealer.push(chunk, last);
        sealed.insert(sealed.end(), part.begin(), part.end());
    }
    CHECK(open(keys, context, sealed) == clear);
}

TEST_CASE("the parts of an envelope come with what was sealed in them, until one is not taken")
{
    const EncryptionKeyPair keys = make_encryption_keys();
    const base::Bytes clear = pattern(3 * envelope_chunk + 10);
    base::Bytes sealed;
    Sha256Sum digest;
    int parts = 0;
    const auto take = [&](base::ByteView part, base::ByteView clear_part) -> base::Result<void> {
        sealed.insert(sealed.end(), part.begin(), part.end());
        digest.add(clear_part);
        return ++parts < 100 ? base::Result<void>{}
                             : base::failure(base::ErrorCode::StorageFull, "enough");
    };
    REQUIRE(seal(keys.public_key, context, clear, take).has_value());
    CHECK(open(keys, context, sealed) == clear);
    CHECK(digest.finish() == sha256_of(clear));

    parts = 97;
    CHECK(seal(keys.public_key, context, clear, take).error().code == base::ErrorCode::StorageFull);
    CHECK(parts == 100);
}

TEST_CASE("a changed, cut, lengthened or displaced envelope does not open")
{
    const EncryptionKeyPair keys = make_encryption_keys();
    const base::Bytes clear = pattern(2 * envelope_chunk + 5);
    const base::Bytes sealed = seal(keys.public_key, context, clear);

    for (std::size_t at : {0UL, 5UL, 20UL, 100UL, 140UL, 70000UL, sealed.size() - 1}) {
        base::Bytes changed = sealed;
        changed[at] ^= std::byte{1};
        CHECK_FALSE(open(keys, context, changed));
    }
    const std::size_t chunk = envelope_chunk + 17;
    for (const std::size_t kept :
         {0UL, 50UL, 116UL, 120UL, 116 + chunk, 116 + 2 * chunk, sealed.size() - 1})
        CHECK_FALSE(open(keys, context, base::ByteView{sealed}.first(kept)));

    base::Bytes longer = sealed;
    longer.push_back(std::byte{0});
    CHECK_FALSE(open(keys, context, longer));

    base::Bytes swapped = sealed;
    std::swap_ranges(swapped.begin() + 116, swapped.begin() + 116 + static_cast<long>(chunk),
                     swapped.begin() + 116 + static_cast<long>(chunk));
    CHECK_FALSE(open(keys, context, swapped));

    CHECK_FALSE(open(keys, {context.part, context.part}, sealed));
    CHECK_FALSE(open(keys, {context.deposit, context.deposit}, sealed));
    CHECK_FALSE(open(make_encryption_keys(), context, sealed));
}

TEST_CASE("two envelopes of the same file have nothing in common but their key's name")
{
    const EncryptionKeyPair keys = make_encryption_keys();
    const base::Bytes clear = pattern(1000);
    const base::Bytes first = seal(keys.public_key, context, clear);
    const base::Bytes second = seal(keys.public_key, context, clear);
    CHECK(std::equal(first.begin(), first.begin() + 12, second.begin()));
    CHECK_FALSE(std::equal(first.begin() + 12, first.begin() + 44, second.begin() + 12));
    CHECK_FALSE(std::equal(first.begin() + 116, first.end(), second.begin() + 116));
}
