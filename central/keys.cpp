#include "central/callers.h"
#include "central/resources.h"

namespace central
{

namespace
{

Answer show_keys(const Services& services)
{
    const auto kiosks = TRY(services.store.receipt_keys({}));
    return json(200, wire::to_json(services.keyring.published(kiosks)));
}

Answer publish(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const auto keys = TRY(receipt::VerifyingKeys::parse(request.body));
    for (const receipt::VerifyingKey& key : keys.all()) {
        if (key.issuer != receipt::Issuer::Kiosk)
            return base::failure(base::ErrorCode::DataInvalid, "a kiosk speaks for itself only");
        TRY(services.store.add_receipt_key(kiosk.id, key));
    }
    return empty(204);
}

} // namespace

void add_keys(Router& router, const Services& services)
{
    router.add("GET", "/v1/keys", [&](const Request&) { return show_keys(services); });
    router.add("PUT", "/v1/kiosks/current/receipt-keys",
               [&](const Request& request) { return publish(request, services); });
}

} // namespace central
