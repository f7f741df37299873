#pragma once

#include "central/rows.h"
#include "shared/wire/envelope.h"

namespace central
{

/// What a file must turn out to be once it is opened.
struct ExpectedFile {
    std::uint64_t size = 0; ///< clear bytes
    Digest digest{};        ///< of them
    std::string media_type;
};

enum class OpenerTask {
    Keys,  ///< the public keys that it can open for, the current one first
    Open,  ///< the clear bytes
    Check, ///< whether the clear bytes are what is expected, and harmless
};

/// What the opener is asked, one order a connection: CBOR, ended by the end of the stream.
struct OpenerOrder {
    OpenerTask task = OpenerTask::Keys;
    wire::EnvelopeContext context{};
    ExpectedFile expected{};
    base::ByteView sealed{};
};

/// A sealed file and what goes around it.
inline constexpr std::size_t longest_order = 12'000'000;

base::Bytes bytes_of(const OpenerOrder& order);
/// Nothing where it is no order. The sealed bytes are a view of what was read.
std::optional<OpenerOrder> order_in(base::ByteView bytes);

base::Bytes bytes_of(const base::Result<base::Bytes>& answer);
/// CentralBusy where it is no answer: the opener broke off.
base::Result<base::Bytes> answer_in(base::ByteView bytes);

} // namespace central
