#include "central/opener_words.h"

#include "shared/receipt/cbor.h"

#include <algorithm>

namespace central
{

using receipt::CborReader;
using receipt::CborWriter;

namespace
{

template <typename Array>
bool read_exactly(CborReader& cbor, Array& into)
{
    const auto bytes = cbor.bytes();
    if (!bytes || bytes->size() != into.size())
        return false;
    std::ranges::copy(*bytes, into.begin());
    return true;
}

bool read_uuid(CborReader& cbor, base::Uuid& uuid)
{
    const auto text = cbor.text();
    const auto read = text ? base::Uuid::parse(*text) : std::nullopt;
    uuid = read.value_or(base::Uuid{});
    return read.has_value();
}

} // namespace

base::Bytes bytes_of(const OpenerOrder& order)
{
    CborWriter cbor;
    cbor.array(7);
    cbor.integer(static_cast<int>(order.task));
    cbor.text(order.context.deposit.text());
    cbor.text(order.context.part.text());
    cbor.natural(order.expected.size);
    cbor.bytes(order.expected.digest);
    cbor.text(order.expected.media_type);
    cbor.bytes(order.sealed);
    return cbor.written();
}

std::optional<OpenerOrder> order_in(base::ByteView bytes)
{
    CborReader cbor{bytes};
    OpenerOrder order;
    if (cbor.array() != 7U)
        return std::nullopt;
    const auto task = cbor.integer();
    if (!task || *task < 0 || *task > static_cast<int>(OpenerTask::Check) ||
        !read_uuid(cbor, order.context.deposit) || !read_uuid(cbor, order.context.part))
        return std::nullopt;
    order.task = static_cast<OpenerTask>(*task);
    const auto size = cbor.natural();
    if (!size || !read_exactly(cbor, order.expected.digest))
        return std::nullopt;
    const auto media_type = cbor.text();
    const auto sealed = cbor.bytes();
    if (!media_type || !sealed || !cbor.at_end())
        return std::nullopt;
    order.expected.size = *size;
    order.expected.media_type = *media_type;
    order.sealed = *sealed;
    return order;
}

base::Bytes bytes_of(const base::Result<base::Bytes>& answer)
{
    CborWriter cbor;
    cbor.array(2);
    if (answer) {
        cbor.text("");
        cbor.bytes(*answer);
    } else {
        cbor.text(base::name_of(answer.error().code));
        cbor.bytes(base::as_bytes(answer.error().detail));
    }
    return cbor.written();
}

base::Result<base::Bytes> answer_in(base::ByteView bytes)
{
    CborReader cbor{bytes};
    const bool pair = cbor.array() == 2U;
    const auto error = cbor.text();
    const auto body = cbor.bytes();
    if (!pair || !error || !body || !cbor.at_end())
        return base::failure(base::ErrorCode::CentralBusy, "the opener broke off");
    if (!error->empty())
        return base::failure(base::error_code_named(*error), std::string{base::as_text(*body)});
    return base::Bytes{body->begin(), body->end()};
}

} // namespace central
