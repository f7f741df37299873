#include "shared/receipt/cbor.h"
#include "tests/fuzz/fuzz.h"

namespace
{

/// Asks for one item after the other, whatever comes.
void read_any(base::ByteView orders, base::ByteView bytes)
{
    const auto is_within = [&](base::ByteView part) {
        return part.empty() || (part.data() >= bytes.data() &&
                                part.data() + part.size() <= bytes.data() + bytes.size());
    };
    receipt::CborReader cbor{bytes};
    for (const std::byte order : orders)
        switch (std::to_integer<unsigned>(order) % 7) {
        case 0:
            cbor.integer();
            break;
        case 1:
            cbor.natural();
            break;
        case 2:
            base::verify(is_within(cbor.bytes().value_or(base::ByteView{})), "bytes of the input");
            break;
        case 3:
            base::verify(is_within(base::as_bytes(cbor.text().value_or(std::string_view{}))),
                         "text of the input");
            break;
        case 4:
            cbor.array();
            break;
        case 5:
            cbor.map();
            break;
        default:
            cbor.tag();
        }
}

void write_and_read(tests::Pieces& pieces)
{
    std::uint64_t number = 0;
    for (int i = 0; i < 8; ++i)
        number = number << 8 | pieces.byte();
    const auto integer = static_cast<std::int64_t>(number);
    const base::ByteView bytes = pieces.rest();

    receipt::CborWriter cbor;
    cbor.integer(integer);
    cbor.natural(number);
    cbor.bytes(bytes);
    cbor.text(base::as_text(bytes));
    cbor.array(bytes.size());
    cbor.map(bytes.size());
    cbor.tag(number % 24);

    receipt::CborReader reader{cbor.written()};
    base::verify(reader.integer() == integer && reader.natural() == number, "numbers are read");
    const auto read = reader.bytes();
    base::verify(read && std::ranges::equal(*read, bytes), "bytes are read");
    base::verify(reader.text() == base::as_text(bytes), "text is read");
    base::verify(reader.array() == bytes.size() && reader.map() == bytes.size(), "heads are read");
    base::verify(reader.tag() == number % 24 && reader.at_end(), "nothing is left");
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const base::ByteView orders = pieces.bytes(16);
    read_any(orders, pieces.rest());
    write_and_read(pieces);
}
