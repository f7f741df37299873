#include "central/resources.h"

namespace central
{

void add_health(Router& router)
{
    router.add("GET", "/v1/health",
               [](const Request&) -> Answer { return json(200, R"({"status":"ok"})"); });
}

Router make_router(const Services& services)
{
    Router router;
    add_health(router);
    add_keys(router, services);
    add_enrolments(router, services);
    add_accounts(router, services);
    add_sessions(router, services);
    add_drafts(router, services);
    add_draft_files(router, services);
    add_uploads(router, services);
    add_deposits(router, services);
    add_activation_page(router, services);
    add_verification_page(router, services);
    add_guide_page(router, services);
    return router;
}

} // namespace central
