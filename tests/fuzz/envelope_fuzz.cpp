#include "shared/wire/envelope.h"

#include "tests/fuzz/fuzz.h"

namespace
{

const wire::EncryptionKeyPair& keys()
{
    static const auto made = wire::make_encryption_keys();
    return made;
}

/// The same bytes so many times over, to have more chunks than one.
base::Bytes repeated(base::ByteView bytes, unsigned times)
{
    base::Bytes all;
    for (unsigned i = 0; i < times; ++i)
        all.insert(all.end(), bytes.begin(), bytes.end());
    return all;
}

void change(base::Bytes& sealed, unsigned how, std::size_t at)
{
    if (how == 0)
        sealed[at] ^= std::byte{1};
    else if (how == 1)
        sealed.resize(at);
    else
        sealed.push_back(std::byte{0});
}

void seal_and_open(tests::Pieces& pieces)
{
    const unsigned how = pieces.byte() % 3;
    const std::size_t place = std::size_t{pieces.number()} * 4;
    const base::Bytes clear = repeated(pieces.rest(), 1 + pieces.byte());
    base::Bytes sealed = wire::seal(keys().public_key, {}, clear);
    base::verify(sealed.size() == wire::sealed_size(clear.size()), "its size is known before");
    const auto opened = wire::open(keys(), {}, sealed);
    base::verify(opened && *opened == clear, "what was sealed is opened");
    change(sealed, how, place % sealed.size());
    base::verify(!wire::open(keys(), {}, sealed), "what was changed is not");
}

} // namespace

/// `r`: bytes that come as an envelope; anything else: bytes sealed, then changed.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    if (pieces.byte() != 'r')
        return seal_and_open(pieces);
    if (wire::envelope_kid(pieces.rest()))
        base::verify(!wire::open(keys(), {}, pieces.rest()), "nobody sealed it");
}
