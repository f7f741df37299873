#include "central/audit_head.h"

#include "shared/base/durable.h"
#include "shared/receipt/cbor.h"
#include "shared/receipt/cose.h"

#include <algorithm>

namespace central
{

using base::Result;
using receipt::CborReader;
using receipt::CborWriter;
using std::chrono::seconds;

namespace
{

constexpr std::int64_t iss = 1;
constexpr std::int64_t iat = 6;
constexpr std::int64_t audit_claims = -65538;

bool read_digest(CborReader& cbor, Digest& digest)
{
    const auto bytes = cbor.bytes();
    if (!bytes || bytes->size() != digest.size())
        return false;
    std::ranges::copy(*bytes, digest.begin());
    return true;
}

std::optional<AuditLane> lane_in(CborReader& cbor)
{
    AuditLane lane;
    if (cbor.array() != 3U)
        return std::nullopt;
    const auto number = cbor.integer();
    const auto position = cbor.integer();
    if (!number || *number < 0 || *number >= audit_lane_count || !position ||
        !read_digest(cbor, lane.hash))
        return std::nullopt;
    lane.lane = static_cast<int>(*number);
    lane.position = *position;
    return lane;
}

std::optional<AuditAnchor> anchor_in(base::ByteView payload)
{
    CborReader cbor{payload};
    AuditAnchor anchor;
    if (cbor.map() != 3U || !cbor.key(iss) || cbor.text() != "central" || !cbor.key(iat))
        return std::nullopt;
    const auto second = cbor.integer();
    if (!second || !cbor.key(audit_claims) || cbor.map() != 2U || !cbor.key(1) ||
        !read_digest(cbor, anchor.before) || !cbor.key(2))
        return std::nullopt;
    anchor.at = base::Instant{seconds{*second}};
    const auto lanes = cbor.array();
    for (std::size_t i = 0; lanes && i < *lanes; ++i) {
        const auto lane = lane_in(cbor);
        if (!lane)
            return std::nullopt;
        anchor.lanes.push_back(*lane);
    }
    return lanes && cbor.at_end() ? std::optional{std::move(anchor)} : std::nullopt;
}

Result<void> write_missing(const std::filesystem::path& folder, const std::vector<AuditHead>& heads)
{
    TRY(base::make_folder(folder));
    for (const AuditHead& head : heads) {
        const auto file = folder / (head.day + ".cose");
        if (!std::filesystem::exists(file))
            TRY(base::write_whole(file, head.cose));
    }
    return {};
}

} // namespace

base::Bytes sign_head(const AuditAnchor& anchor, const receipt::SigningKey& key)
{
    CborWriter cbor;
    cbor.map(3);
    cbor.integer(iss);
    cbor.text("central");
    cbor.integer(iat);
    cbor.integer(std::chrono::floor<seconds>(anchor.at).time_since_epoch().count());
    cbor.integer(audit_claims);
    cbor.map(2);
    cbor.integer(1);
    cbor.bytes(anchor.before);
    cbor.integer(2);
    cbor.array(anchor.lanes.size());
    for (const AuditLane& lane : anchor.lanes) {
        cbor.array(3);
        cbor.integer(lane.lane);
        cbor.integer(lane.position);
        cbor.bytes(lane.hash);
    }
    return receipt::sign_cose(cbor.written(), key);
}

Result<AuditAnchor> read_head(base::ByteView cose, const receipt::VerifyingKeys& keys)
{
    const auto read = TRY(receipt::verify_cose(cose, keys));
    auto anchor = anchor_in(read.payload);
    if (!anchor || read.key.issuer != receipt::Issuer::Central)
        return base::failure(base::ErrorCode::ReceiptInvalid, "not a head of the chain");
    return *std::move(anchor);
}

Result<void> anchor(Store& store, const receipt::SigningKey& key, base::Instant now,
                    const std::filesystem::path& folder)
{
    const std::string day = base::format_date(base::paris_day(now));
    std::vector<AuditHead> heads = TRY(store.audit_heads());
    if (heads.empty() || heads.back().day < day) {
        AuditAnchor anchor{now, {}, TRY(store.audit_lanes())};
        if (!heads.empty())
            anchor.before = content_of(heads.back().cose);
        TRY(store.add_audit_head({day, sign_head(anchor, key)}));
        // Another central may have been first.
        heads = TRY(store.audit_heads());
    }
    return write_missing(folder, heads);
}

} // namespace central
