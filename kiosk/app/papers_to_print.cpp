#include "kiosk/app/papers_to_print.h"

#include "shared/dossier/address.h"
#include "shared/guide/places.h"
#include "shared/guide/sheet.h"
#include "shared/receipt/pdf.h"

#include <algorithm>
#include <fmt/format.h>

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

receipt::PieceGroup& group_of(receipt::Preparation& preparation, const catalogue::MessageKey& title)
{
    const auto group = std::ranges::find(preparation.groups, title, &receipt::PieceGroup::title);
    if (group != preparation.groups.end())
        return *group;
    return preparation.groups.emplace_back(receipt::PieceGroup{.title = title, .pieces = {}});
}

void list_every_case(receipt::Preparation& preparation, const catalogue::Procedure& procedure,
                     const catalogue::Catalogue& catalogue)
{
    preparation.procedure = procedure.discreet_title.value_or(procedure.title);
    const base::Date today = preparation.printed_on;
    for (const catalogue::PieceRequest& request : procedure.pieces) {
        if (!request.valid.holds(today))
            continue;
        const catalogue::Piece* piece = catalogue.piece(request.piece);
        group_of(preparation, request.group)
            .pieces.push_back({.label = request.label.value_or(piece->label), .pages = 0});
    }
}

std::vector<catalogue::Sentence> sentences(const std::vector<guide::Message>& messages)
{
    std::vector<catalogue::Sentence> said;
    said.reserve(messages.size());
    for (const guide::Message& message : messages)
        said.push_back({.key = message.key, .dates = message.dates});
    return said;
}

/// What the guide knows to say of it: when it is asked for, and what to know.
void say_advice(receipt::Preparation& preparation, const guide::Advice& advice,
                const catalogue::Procedure& procedure)
{
    const guide::Proposal* proposal = advice.find(procedure);
    if (proposal == nullptr)
        return;
    if (proposal->window)
        preparation.when = sentences(proposal->window->messages);
    for (catalogue::Sentence& deadline : sentences(proposal->deadlines))
        preparation.when.push_back(std::move(deadline));
    preparation.notes = sentences(proposal->messages);
}

void list_for_person(receipt::Preparation& preparation, const catalogue::Procedure& procedure,
                     const PaperSources& sources, const catalogue::Facts& facts)
{
    preparation.procedure = procedure.discreet_title.value_or(procedure.title);
    if (procedure.place != catalogue::Place::Kiosk) {
        preparation.title = "pdf.sheet.title";
        preparation.where = guide::message_for(procedure.place);
    }
    const guide::Advice advice = sources.guide->advise(facts);
    say_advice(preparation, advice, procedure);
    guide::Sheet sheet = guide::sheet_for(*sources.catalogue, procedure, advice.facts);
    preparation.before = std::move(sheet.before);
    preparation.after = std::move(sheet.after);
    for (const catalogue::AskedPiece& asked :
         asked_pieces(*sources.catalogue, procedure, advice.facts))
        group_of(preparation,
                 asked.request->at_collection ? "pdf.sheet.collection" : asked.request->group)
            .pieces.push_back({.label = asked.label, .pages = 0});
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
    if (const auto* procedure = sources.catalogue->procedure(asked.dossier.procedure))
        receipt::name_request(confirmation, *procedure);
    return receipt::confirmation_pdf(confirmation, words_for(asked.language, *sources.words));
}

base::Result<base::Bytes> list_paper(const flow::effect::PrintList& asked,
                                     const PaperSources& sources)
{
    const catalogue::Procedure* procedure = sources.catalogue->procedure(asked.procedure);
    if (procedure == nullptr && !asked.procedure.empty())
        return base::failure(base::ErrorCode::NotFound, "procedure " + asked.procedure);
    receipt::Preparation preparation;
    preparation.printed_on = base::paris_day(sources.clock->now());
    if (procedure != nullptr && asked.facts.empty())
        list_every_case(preparation, *procedure, *sources.catalogue);
    else if (procedure != nullptr)
        list_for_person(preparation, *procedure, sources, asked.facts);
    else
        preparation.title = "pdf.sheet.title";
    preparation.code = asked.code;
    if (!asked.code.empty() && procedure != nullptr)
        preparation.address = fmt::format("{}/{}?lang={}&of={}", sources.configuration->guide_url,
                                          asked.code, asked.language, asked.procedure);
    return receipt::preparation_pdf(preparation, words_for(asked.language, *sources.words));
}

} // namespace kiosk::app
