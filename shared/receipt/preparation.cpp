#include "shared/receipt/letter.h"

namespace receipt
{

base::Result<base::Bytes> preparation_pdf(const Preparation& preparation, const Words& words)
{
    const Phrases phrases{words};
    const Phrase title = phrases.of("pdf.preparation.title");
    const base::Instant at{std::chrono::sys_days{preparation.printed_on}};
    Letter letter{title, at, words.visitor != nullptr};
    letter.head(title, nullptr);
    letter.paragraph(phrases.of(preparation.procedure), {.size = 14, .bold = true});
    letter.notice(phrases.of("pdf.preparation.no_deposit"));
    for (const PieceGroup& group : preparation.groups) {
        if (!group.title.empty())
            letter.section(phrases.of(group.title));
        for (const ListedPiece& piece : group.pieces)
            letter.item(phrases.of(piece.label), {}, true);
    }
    const Phrase printed = phrases.made([&](const messages::Catalog& catalog) {
        return catalog.text("pdf.preparation.printed",
                            {{"date", catalog.date_short(preparation.printed_on)}});
    });
    letter.foot({printed}, std::nullopt);
    return letter.finish();
}

} // namespace receipt
