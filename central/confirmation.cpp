#include "central/confirmation.h"

#include "shared/dossier/address.h"
#include "shared/receipt/pdf.h"

#include <algorithm>

namespace central
{

using base::Result;

namespace
{

std::vector<std::string> address_in(const dossier::Dossier& dossier)
{
    for (const auto& [field, answer] : dossier.answers)
        if (const auto address = dossier::Address::from_value(answer))
            return {address->line(), "FRANCE"};
    return {};
}

unsigned pages_of(const dossier::AttachedPiece& piece)
{
    unsigned pages = 0;
    for (const dossier::AttachedFile& file : piece.files)
        pages += file.pages;
    return pages;
}

std::vector<receipt::ListedPiece> pieces_in(const Services& services, const OpenedDeposit& opened)
{
    const dossier::Dossier& dossier = opened.manifest.dossier;
    std::vector<receipt::ListedPiece> listed;
    const auto* procedure = services.catalogue.procedure(dossier.procedure);
    if (procedure == nullptr)
        return listed;
    const catalogue::Facts facts =
        dossier::facts_of(dossier, opened.person, base::paris_day(opened.manifest.at));
    for (const catalogue::AskedPiece& asked :
         catalogue::asked_pieces(services.catalogue, *procedure, facts)) {
        const auto given =
            std::ranges::find(dossier.pieces, asked.piece->id, &dossier::AttachedPiece::piece);
        if (given != dossier.pieces.end())
            listed.push_back({asked.label, pages_of(*given)});
    }
    return listed;
}

} // namespace

Result<OpenedDeposit> open_deposit(const Services& services, const Deposit& deposit)
{
    const base::Bytes clear =
        TRY(services.keyring.opener().open({deposit.id, deposit.id}, deposit.manifest));
    OpenedDeposit opened;
    opened.manifest = TRY(wire::parse_deposit_manifest(base::as_text(clear)));
    auto person = TRY(services.store.person(deposit.number));
    if (!person)
        return base::failure(base::ErrorCode::Internal, "a deposit of nobody");
    TRY(services.store.note_opening(deposit.id));
    opened.person = *std::move(person);
    return opened;
}

Result<base::Bytes> confirmation_of(const Services& services, const Deposit& deposit,
                                    const OpenedDeposit& opened)
{
    receipt::Confirmation confirmation;
    confirmation.acknowledgement = {deposit.id, deposit.at, deposit.application_number,
                                    deposit.receipt};
    confirmation.person = opened.person;
    confirmation.address = address_in(opened.manifest.dossier);
    confirmation.pieces = pieces_in(services, opened);
    confirmation.kiosk = deposit.kiosk;
    confirmation.follow_up = services.configuration.public_address + "/verification";
    const messages::Catalog& french = services.languages.french();
    if (const auto* procedure = services.catalogue.procedure(opened.manifest.dossier.procedure))
        receipt::name_request(confirmation, *procedure);
    const messages::Catalog& other = services.languages.of(opened.manifest.dossier.language);
    return receipt::confirmation_pdf(confirmation, {&french, &other == &french ? nullptr : &other});
}

} // namespace central
