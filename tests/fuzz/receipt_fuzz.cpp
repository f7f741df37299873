#include "shared/receipt/receipt.h"

#include "shared/receipt/base45.h"
#include "shared/receipt/cbor.h"
#include "shared/receipt/receipt_text.h"
#include "tests/fuzz/fuzz.h"

namespace
{

using receipt::CborWriter;
using receipt::Issuer;

const receipt::SigningKey& key()
{
    static const auto made = receipt::SigningKey::generate();
    return made;
}

const receipt::VerifyingKeys& keys_of(Issuer issuer)
{
    static const auto set = [](Issuer one) {
        receipt::VerifyingKeys keys;
        keys.add(key().verifying_key(one));
        return keys;
    };
    static const auto kiosks = set(Issuer::Kiosk);
    static const auto centrals = set(Issuer::Central);
    return issuer == Issuer::Kiosk ? kiosks : centrals;
}

/// These very claims under a good signature, as a kiosk that lies would sign them.
std::string signed_text(base::ByteView payload)
{
    CborWriter header;
    header.map(2);
    header.integer(1);
    header.integer(-7);
    header.integer(4);
    header.bytes(*base::from_hex(key().verifying_key(Issuer::Kiosk).id));
    CborWriter said;
    said.array(4);
    said.text("Signature1");
    said.bytes(header.written());
    said.bytes({});
    said.bytes(payload);
    CborWriter cose;
    cose.tag(18);
    cose.array(4);
    cose.bytes(header.written());
    cose.map(0);
    cose.bytes(payload);
    cose.bytes(key().sign(said.written()));
    return "DEP1:" + receipt::to_base45(cose.written());
}

void check(std::string_view text)
{
    for (const Issuer issuer : {Issuer::Kiosk, Issuer::Central}) {
        const auto read = receipt::verify(text, keys_of(issuer));
        if (!read)
            continue;
        base::verify(read->issuer == issuer, "a key speaks for its issuer alone");
        base::verify(
            read->kiosk.size() <= 32 &&
                std::ranges::all_of(read->kiosk, [](char c) { return c >= ' ' && c <= '~'; }),
            "a kiosk's name can be printed anywhere");
        const auto again = receipt::verify(receipt::sign(*read, key()), keys_of(issuer));
        base::verify(again && *again == *read, "what was signed is read");
    }
}

/// A photograph's codes, a paste, a file: what guichet-verify and central's page begin with.
void find(std::string_view read)
{
    const std::string_view text = receipt::receipt_text_in(read);
    base::verify(text.empty() || (text.starts_with("DEP1:") && read.contains(text) &&
                                  text.find_first_of("\r\n") == text.npos),
                 "one line of what was read");
    base::verify(receipt::receipt_text_in(text) == text, "a text is itself");
}

} // namespace

/// `s`: claims that are signed; anything else: a text as a code or a hand gives it.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    check(pieces.byte() == 's' ? signed_text(pieces.rest()) : std::string{pieces.text()});
    find(base::as_text(input));
    base::verify(receipt::check_code(base::as_text(input)).size() == 9, "two groups of four");
}
