#include "shared/receipt/cbor.h"

#include <array>
#include <cbor.h>

namespace receipt
{

namespace
{

/// The encoders of libcbor for a head of at most nine bytes choose the shortest form.
using HeadEncoder = std::size_t (*)(std::uint64_t, unsigned char*, std::size_t);

void append_head(base::Bytes& written, HeadEncoder encode, std::uint64_t value)
{
    std::array<unsigned char, 9> head{};
    const std::size_t size = encode(value, head.data(), head.size());
    const base::ByteView bytes = std::as_bytes(std::span{head}.first(size));
    written.insert(written.end(), bytes.begin(), bytes.end());
}

/// One item as the decoder of libcbor reports it.
struct Item {
    enum class Kind { Other, Positive, Negative, Bytes, Text, Array, Map };
    Kind kind = Kind::Other;
    std::uint64_t value = 0; ///< the number, or how many items follow
    base::ByteView content;
};

template <Item::Kind kind, typename Number>
void note(void* context, Number value)
{
    *static_cast<Item*>(context) = {.kind = kind, .value = value, .content = {}};
}

template <Item::Kind kind>
void note_string(void* context, cbor_data start, std::size_t length)
{
    *static_cast<Item*>(context) = {
        .kind = kind, .value = length, .content = std::as_bytes(std::span{start, length})};
}

cbor_callbacks callbacks()
{
    using enum Item::Kind;
    cbor_callbacks all = cbor_empty_callbacks;
    all.uint8 = note<Positive, std::uint8_t>;
    all.uint16 = note<Positive, std::uint16_t>;
    all.uint32 = note<Positive, std::uint32_t>;
    all.uint64 = note<Positive, std::uint64_t>;
    all.negint8 = note<Negative, std::uint8_t>;
    all.negint16 = note<Negative, std::uint16_t>;
    all.negint32 = note<Negative, std::uint32_t>;
    all.negint64 = note<Negative, std::uint64_t>;
    all.byte_string = note_string<Bytes>;
    all.string = note_string<Text>;
    all.array_start = note<Array, std::size_t>;
    all.map_start = note<Map, std::size_t>;
    return all;
}

/// The next item, which `rest` then lies behind; of kind Other where there is none.
Item next(base::ByteView& rest)
{
    static const cbor_callbacks all = callbacks();
    Item item;
    const cbor_decoder_result decoded =
        cbor_stream_decode(reinterpret_cast<cbor_data>(rest.data()), rest.size(), &all, &item);
    if (decoded.status != CBOR_DECODER_FINISHED)
        return {};
    rest = rest.subspan(decoded.read);
    return item;
}

template <typename Number>
std::optional<Number> number_of(const Item& item, Item::Kind kind)
{
    if (item.kind != kind)
        return std::nullopt;
    return static_cast<Number>(item.value);
}

} // namespace

void CborWriter::integer(std::int64_t value)
{
    if (value < 0)
        append_head(m_written, cbor_encode_negint, static_cast<std::uint64_t>(-(value + 1)));
    else
        natural(static_cast<std::uint64_t>(value));
}

void CborWriter::natural(std::uint64_t value)
{
    append_head(m_written, cbor_encode_uint, value);
}

void CborWriter::bytes(base::ByteView value)
{
    append_head(m_written, cbor_encode_bytestring_start, value.size());
    m_written.insert(m_written.end(), value.begin(), value.end());
}

void CborWriter::text(std::string_view value)
{
    append_head(m_written, cbor_encode_string_start, value.size());
    const base::ByteView bytes = base::as_bytes(value);
    m_written.insert(m_written.end(), bytes.begin(), bytes.end());
}

void CborWriter::array(std::size_t items)
{
    append_head(m_written, cbor_encode_array_start, items);
}

void CborWriter::map(std::size_t pairs)
{
    append_head(m_written, cbor_encode_map_start, pairs);
}

void CborWriter::tag(std::uint64_t number)
{
    append_head(m_written, cbor_encode_tag, number);
}

std::optional<std::int64_t> CborReader::integer()
{
    const Item item = next(m_rest);
    if (item.value > INT64_MAX)
        return std::nullopt;
    const auto value = static_cast<std::int64_t>(item.value);
    if (item.kind == Item::Kind::Negative)
        return -1 - value;
    return item.kind == Item::Kind::Positive ? std::optional{value} : std::nullopt;
}

std::optional<std::uint64_t> CborReader::natural()
{
    return number_of<std::uint64_t>(next(m_rest), Item::Kind::Positive);
}

std::optional<base::ByteView> CborReader::bytes()
{
    const Item item = next(m_rest);
    return item.kind == Item::Kind::Bytes ? std::optional{item.content} : std::nullopt;
}

std::optional<std::string_view> CborReader::text()
{
    const Item item = next(m_rest);
    return item.kind == Item::Kind::Text ? std::optional{base::as_text(item.content)}
                                         : std::nullopt;
}

std::optional<std::size_t> CborReader::array()
{
    return number_of<std::size_t>(next(m_rest), Item::Kind::Array);
}

std::optional<std::size_t> CborReader::map()
{
    return number_of<std::size_t>(next(m_rest), Item::Kind::Map);
}

std::optional<std::uint64_t> CborReader::tag()
{
    // libcbor before 0.10 refuses the tags 6 to 20, of which COSE_Sign1 is one.
    constexpr unsigned major_tag = 6;
    constexpr unsigned immediate = 24;
    const unsigned head = m_rest.empty() ? 0 : std::to_integer<unsigned>(m_rest.front());
    if (head >> 5 != major_tag || (head & 31) >= immediate)
        return std::nullopt;
    m_rest = m_rest.subspan(1);
    return head & 31;
}

} // namespace receipt
