#pragma once

#include "shared/receipt/receipt.h"

#include <algorithm>

namespace sample
{

/// The deposit of the user guide's example, as central would sign it.
inline receipt::Receipt central_receipt()
{
    receipt::Receipt receipt{
        .issuer = receipt::Issuer::Central,
        .key_id = {},
        .issued_at = base::parse_instant("2026-11-22T08:58:12Z").value(),
        .deposit = base::Uuid::parse("0193536c-7d2e-7b11-8a05-52f1c0ffee01").value(),
        .manifest = {},
        .application_number = "5901202611220000184",
        .pieces = 7,
        .pages = 12,
        .kiosk = "lille-hall-2",
    };
    std::ranges::fill(receipt.manifest, std::byte{0xA7});
    return receipt;
}

inline receipt::Receipt kiosk_receipt()
{
    receipt::Receipt receipt = central_receipt();
    receipt.issuer = receipt::Issuer::Kiosk;
    receipt.application_number.reset();
    return receipt;
}

} // namespace sample
