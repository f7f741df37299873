#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/catalogue/procedure.h"
#include "shared/catalogue/sentence.h"
#include "shared/dossier/deposit.h"
#include "shared/dossier/dossier.h"
#include "shared/messages/catalog.h"

#include <string>
#include <vector>

namespace receipt
{

/// French, which has force, and the visitor's own language beside it: null where that is French.
struct Words {
    const messages::Catalog* french = nullptr;
    const messages::Catalog* visitor = nullptr;
};

struct ListedPiece {
    catalogue::MessageKey label;
    unsigned pages = 0; ///< 0: not counted (a number, a signature, a list of what to bring)
};

/// All that stands on the paper a visitor leaves with.
struct Confirmation {
    catalogue::MessageKey title = "pdf.confirmation.general";
    catalogue::MessageKey filed = "pdf.confirmation.filed_general"; ///< with its {date}
    catalogue::MessageKey registered = "mail.confirmation.filed";   ///< in the mail, with {request}
    catalogue::MessageKey request{}; ///< what was asked for; empty: the title says it
    dossier::Acknowledgement acknowledgement;
    dossier::CivilStatus person;
    std::vector<std::string> address; ///< lines, as typed
    std::vector<ListedPiece> pieces;
    std::string kiosk;
    std::string follow_up; ///< https address that a telephone opens; empty: no second code
};

/// The official words where the procedure has its own (`confirmation`, `confirmation_filed`,
/// `confirmation_registered`), else the general ones with its title.
void name_request(Confirmation& confirmation, const catalogue::Procedure& procedure);

/// One A4 PDF: the confirmation of deposit where central gave its number, else the receipt of
/// deposit in the kiosk. Errors: DataInvalid (the QR text is too long), Internal.
base::Result<base::Bytes> confirmation_pdf(const Confirmation& confirmation, const Words& words);

struct PieceGroup {
    catalogue::MessageKey title; ///< empty: no title
    std::vector<ListedPiece> pieces;
};

/// What to bring for a procedure, where and by when; says that it proves no deposit.
struct Preparation {
    catalogue::MessageKey title = "pdf.preparation.title";
    catalogue::MessageKey procedure; ///< title of the procedure; empty: none yet
    std::vector<PieceGroup> groups{};
    base::Date printed_on{};
    catalogue::MessageKey where{};           ///< empty: at the kiosk
    std::vector<catalogue::Sentence> when{}; ///< windows and deadlines
    std::vector<catalogue::Sentence> notes{};
    std::vector<catalogue::Passage> before{}; ///< before the pieces: for whom, the conditions
    std::vector<catalogue::Passage> after{}; ///< the cost, what comes next, the law and who decides
    std::string code{};                      ///< to come back to the guide with; empty: none
    std::string address{}; ///< https address of the same list; empty: no code to take a picture of
};

base::Result<base::Bytes> preparation_pdf(const Preparation& preparation, const Words& words);

} // namespace receipt
