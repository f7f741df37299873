#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/dossier/dossier.h"

#include <string>
#include <string_view>
#include <vector>

namespace wire
{

/// A dossier that waits at central, not deposited yet. GET /v1/drafts answers
/// `{"drafts": [...]}`; PUT /v1/drafts/{id} sends one without `saved_at`.
struct Draft {
    dossier::Dossier dossier;
    std::string step; ///< id of the last step saved
    base::Instant saved_at;

    bool operator==(const Draft&) const = default;
};

/// What PUT /v1/drafts/{id} sends.
struct DraftSave {
    dossier::Dossier dossier;
    std::string step;

    bool operator==(const DraftSave&) const = default;
};

std::string to_json(const dossier::Dossier& dossier);
std::string to_json(const DraftSave& save);
std::string to_json(const std::vector<Draft>& drafts);

base::Result<dossier::Dossier> parse_dossier(std::string_view json);
base::Result<DraftSave> parse_draft_save(std::string_view json);
base::Result<std::vector<Draft>> parse_drafts(std::string_view json);

} // namespace wire
