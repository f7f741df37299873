#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/catalogue/sentence.h"

#include <vector>

namespace guide
{

/// What a person takes away of a procedure, beside where and when it is asked for and with what.
struct Sheet {
    std::vector<catalogue::Passage>
        before{}; ///< for whom, the conditions; a victim's sheet has none
    std::vector<catalogue::Passage>
        after{}; ///< what it costs, what comes next, the law and who decides
};

/// For these facts, which hold `today`.
Sheet sheet_for(const catalogue::Catalogue& catalogue, const catalogue::Procedure& procedure,
                const catalogue::Facts& facts);

} // namespace guide
