#pragma once

#include "shared/catalogue/section.h"
#include "shared/catalogue/vocabulary.h"

#include <string>
#include <vector>

namespace catalogue
{

/// pieces.yaml.
struct PieceBook {
    std::vector<Piece> pieces{};
    std::vector<PieceSet> sets{};

    static base::Result<PieceBook> read(const Entry& file, const Vocabulary& vocabulary);
};

/// What a procedure asks for: the sets that it names, without what it leaves out, and its own. Of
/// one piece, its own request prevails over a set's.
std::vector<PieceRequest> read_requests(const Section& procedure, const PieceBook& book,
                                        const Vocabulary& vocabulary);

} // namespace catalogue
