#include "central/commands.h"
#include "central/confirmation.h"
#include "shared/wire/json.h"

#include <fmt/format.h>

namespace central
{

using base::Result;

namespace
{

/// What became of one file: its envelope opened and held against the dossier.
Result<std::string> verdict_on(const Services& services, const base::Uuid& deposit,
                               const DepositFile& kept, const dossier::AttachedFile& file)
{
    const base::Bytes sealed = TRY(services.blobs.get(kept.blob));
    const base::Bytes clear = TRY(services.keyring.opener().open({deposit, kept.file}, sealed));
    return wire::sha256_of(clear) == file.digest ? "whole" : "CHANGED";
}

Result<void> show_files(const Services& services, const Deposit& deposit,
                        const dossier::Dossier& dossier)
{
    const auto kept = TRY(services.store.deposit_files(deposit.id));
    for (const dossier::AttachedPiece& piece : dossier.pieces) {
        if (!piece.reference.empty() || piece.accepted)
            fmt::print("    {} {}\n", piece.piece, piece.accepted ? "signed" : piece.reference);
        for (const dossier::AttachedFile& file : piece.files)
            for (const DepositFile& row : kept)
                if (row.file == file.id)
                    fmt::print("    {} {}, {}, {} bytes, {} page(s), {}\n", piece.piece, file.name,
                               file.media_type, file.size, file.pages,
                               TRY(verdict_on(services, deposit.id, row, file)));
    }
    return {};
}

Result<void> show_deposit(const Services& services, const Deposit& deposit)
{
    const OpenedDeposit opened = TRY(open_deposit(services, deposit));
    const dossier::Dossier& dossier = opened.manifest.dossier;
    fmt::print("deposit {}\n  number {}\n  person {} {} {}\n  procedure {}, language {}\n"
               "  made at kiosk {} {}, here {}\n  answers {}\n  pieces\n",
               deposit.id.text(), deposit.application_number, deposit.number,
               opened.person.given_names, opened.person.birth_name, dossier.procedure,
               dossier.language, deposit.kiosk, base::format_instant(deposit.made_at),
               base::format_instant(deposit.at),
               wire::write_json(catalogue::Value{dossier.answers}));
    TRY(show_files(services, deposit, dossier));
    if (!dossier.observations.empty())
        fmt::print("  observations {}\n", dossier.observations);
    fmt::print("  receipt {}\n", deposit.receipt);
    return {};
}

const char* word_for(MailState state)
{
    switch (state) {
    case MailState::Waiting:
        return "waiting";
    case MailState::Sent:
        return "sent";
    case MailState::GivenUp:
        return "given up";
    }
    return "";
}

} // namespace

Result<void> show(const Configuration& configuration)
{
    const base::SystemClock clock;
    const auto office = TRY(Office::open(configuration, clock));
    const std::vector<Deposit> deposits = TRY(office->store().deposits());
    fmt::print("{} deposit(s)\n", deposits.size());
    for (const Deposit& deposit : deposits)
        TRY(show_deposit(office->services(), deposit));
    const std::vector<Mail> mails = TRY(office->store().mails());
    fmt::print("{} mail(s)\n", mails.size());
    for (const Mail& mail : mails)
        fmt::print("  {} {} to {}, {}\n", mail.id.text(),
                   mail.deposit ? "confirmation" : "invitation", mail.to, word_for(mail.state));
    return {};
}

} // namespace central
