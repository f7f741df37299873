#pragma once

#include "central/audit_check.h"
#include "central/audit_head.h"

namespace central
{

/// A head that central signed, of that day.
struct ReadHead {
    std::string day;
    AuditAnchor anchor;
};

/// Notes a fault; of many, the first hundred are kept.
void complain(AuditReport& report, Breach breach, std::string words);

/// The sound heads of the store and of the folder, oldest first; the others are faults.
base::Result<std::vector<ReadHead>> read_heads(const std::vector<AuditHead>& stored,
                                               const std::filesystem::path& folder,
                                               const receipt::VerifyingKeys& keys,
                                               AuditReport& report);

} // namespace central
