#include "central/callers.h"
#include "central/resources.h"
#include "shared/wire/draft.h"

namespace central
{

namespace
{

using base::ErrorCode;
using base::Result;

Result<wire::Draft> opened(const Services& services, const Draft& draft)
{
    const base::Bytes clear =
        TRY(services.keyring.opener().open({draft.id, draft.id}, draft.sealed));
    return wire::Draft{TRY(wire::parse_dossier(base::as_text(clear))), draft.step, draft.saved_at};
}

Answer list(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    std::vector<wire::Draft> drafts;
    const std::vector<Draft> kept = TRY(services.store.drafts(session.number));
    drafts.reserve(kept.size());
    for (const Draft& draft : kept)
        drafts.push_back(TRY(opened(services, draft)));
    return json(200, wire::to_json(drafts));
}

Answer save(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    const base::Uuid id = TRY(request.uuid("draft"));
    const auto save = TRY(wire::parse_draft_save(request.body));
    if (save.dossier.id != id)
        return base::failure(ErrorCode::DataInvalid, "dossier.id is not the path's");
    Draft draft;
    draft.id = id;
    draft.number = session.number;
    draft.step = save.step;
    draft.saved_at = services.clock.now();
    draft.sealed = services.keyring.seal({id, id}, base::as_bytes(wire::to_json(save.dossier)));
    if (!TRY(services.store.put_draft(draft)))
        return base::failure(ErrorCode::DepositConflict, "deposited, or another person's");
    return empty(204);
}

Answer abandon(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    const base::Uuid id = TRY(request.uuid("draft"));
    for (const base::Uuid& blob : TRY(services.store.remove_draft(session.number, id)))
        services.blobs.remove(blob);
    return empty(204);
}

} // namespace

void add_drafts(Router& router, const Services& services)
{
    router.add("GET", "/v1/drafts",
               [&](const Request& request) { return list(request, services); });
    router.add("PUT", "/v1/drafts/{draft}",
               [&](const Request& request) { return save(request, services); });
    router.add("DELETE", "/v1/drafts/{draft}",
               [&](const Request& request) { return abandon(request, services); });
}

} // namespace central
