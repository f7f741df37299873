#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/guide/advice.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace guide
{

/// A sentence of a sheet, and what it names.
struct SheetLine {
    MessageKey key{};
    std::vector<std::pair<std::string, base::Date>> dates{};
    std::vector<std::pair<std::string, std::int64_t>> numbers{};
    std::vector<std::pair<std::string, std::string>> names{};   ///< the same in every language
    std::vector<std::pair<std::string, MessageKey>> messages{}; ///< said in each language
};

struct SheetPart {
    MessageKey title{};
    std::vector<SheetLine> lines{};
};

/// What a person takes away of a procedure, beside where and when it is asked for and with what.
struct Sheet {
    std::vector<SheetPart> before{}; ///< for whom, the conditions; a victim's sheet has none
    std::vector<SheetPart> after{};  ///< what it costs, what comes next, the law and who decides
};

/// For these facts, which hold `today`.
Sheet sheet_for(const catalogue::Catalogue& catalogue, const catalogue::Procedure& procedure,
                const catalogue::Facts& facts);

} // namespace guide
