#include "kiosk/app/papers_to_print.h"

#include "shared/dossier/address.h"
#include "shared/receipt/pdf.h"

#include <algorithm>

namespace kiosk::app
{

namespace
{

receipt::Words words_for(const std::string& language, const WordsOfAll& words)
{
    return {.french = &words.of("fr"), .visitor = language == "fr" ? nullptr : &words.of(language)};
}

std::vector<std::string> address_lines(const catalogue::Facts& answers)
{
    for (const auto& [field, value] : answers)
        if (const auto address = dossier::Address::from_value(value))
            return {address->line()};
    return {};
}

std::vector<receipt::ListedPiece> listed_pieces(const flow::effect::PrintConfirmation& asked,
                                                const PaperSources& sources)
{
    std::vector<receipt::ListedPiece> listed;
    for (const dossier::AttachedPiece& attached : asked.dossier.pieces) {
        const catalogue::Piece* piece = sources.catalogue->piece(attached.piece);
        if (piece == nullptr)
            continue;
        unsigned pages = 0;
        for (const dossier::AttachedFile& file : attached.files)
            pages += file.pages;
        listed.push_back({.label = piece->label, .pages = pages});
    }
    return listed;
}

} // namespace

base::Result<base::Bytes> confirmation_paper(const flow::effect::PrintConfirmation& asked,
                                             const PaperSources& sources)
{
    receipt::Confirmation confirmation;
    confirmation.acknowledgement = asked.acknowledgement;
    confirmation.person = asked.person;
    confirmation.address = address_lines(asked.dossier.answers);
    confirmation.pieces = listed_pieces(asked, sources);
    confirmation.kiosk = sources.configuration->kiosk_id;
    confirmation.follow_up = sources.configuration->follow_up_url;
    return receipt::confirmation_pdf(confirmation, words_for(asked.language, *sources.words));
}

base::Result<base::Bytes> list_paper(const flow::effect::PrintList& asked,
                                     const PaperSources& sources)
{
    const catalogue::Procedure* procedure = sources.catalogue->procedure(asked.procedure);
    if (procedure == nullptr)
        return base::failure(base::ErrorCode::NotFound, "procedure " + asked.procedure);
    receipt::Preparation preparation;
    preparation.procedure = procedure->title;
    preparation.printed_on = base::paris_day(sources.clock->now());
    for (const catalogue::PieceRequest& request : procedure->pieces) {
        const bool in_force =
            (!request.valid_from || *request.valid_from <= preparation.printed_on) &&
            (!request.valid_to || preparation.printed_on <= *request.valid_to);
        if (!in_force)
            continue;
        auto group =
            std::ranges::find(preparation.groups, request.group, &receipt::PieceGroup::title);
        if (group == preparation.groups.end())
            group = preparation.groups.insert(group, {.title = request.group, .pieces = {}});
        const catalogue::Piece* piece = sources.catalogue->piece(request.piece);
        group->pieces.push_back({.label = request.label.value_or(piece->label), .pages = 0});
    }
    return receipt::preparation_pdf(preparation, words_for(asked.language, *sources.words));
}

} // namespace kiosk::app
