#pragma once

#include "central/router.h"
#include "central/services.h"

namespace central
{

/// One function a resource, in a file of its name. `services` must outlive the router.
void add_health(Router& router);
void add_keys(Router& router, const Services& services);
void add_enrolments(Router& router, const Services& services);
void add_accounts(Router& router, const Services& services);
void add_sessions(Router& router, const Services& services);
void add_drafts(Router& router, const Services& services);
void add_draft_files(Router& router, const Services& services);
void add_uploads(Router& router, const Services& services);
void add_deposits(Router& router, const Services& services);
void add_activation_page(Router& router, const Services& services);
void add_verification_page(Router& router, const Services& services);
void add_guide_page(Router& router, const Services& services);

/// All of them.
Router make_router(const Services& services);

} // namespace central
