#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"
#include "shared/dossier/ephoto_number.h"
#include "shared/dossier/medical_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::flow
{

namespace
{

dossier::AttachedPiece& attach(State& state, const std::string& piece)
{
    auto& pieces = state.dossier->pieces;
    const auto found = std::ranges::find(pieces, piece, &dossier::AttachedPiece::piece);
    if (found != pieces.end())
        return *found;
    return pieces.emplace_back(
        dossier::AttachedPiece{.piece = piece, .files = {}, .reference = {}});
}

bool holds_nothing(const dossier::AttachedPiece& piece)
{
    return piece.files.empty() && piece.reference.empty() && !piece.accepted;
}

std::size_t files_attached(const State& state, std::string_view piece)
{
    const dossier::AttachedPiece* found = attached(*state.dossier, piece);
    return found ? found->files.size() : 0;
}

void drop_preview(Turn& turn, const PagePreview& step)
{
    if (step.file)
        turn.tell(effect::RemovePaper{.file = step.file->id});
}

void scan(Turn& turn, const std::string& piece)
{
    turn.state.glass_used = true;
    const std::size_t number = files_attached(turn.state, piece) + 1;
    turn.go(Scanning{.piece = piece});
    turn.ask(effect::Scan{.name = fmt::format("{}-{}.jpg", piece, number)});
}

void list_files(Turn& turn, const std::string& piece)
{
    turn.go(BroughtFiles{.piece = piece, .listed = false, .files = {}});
    turn.ask(effect::ListFiles{});
}

bool page_refused(base::ErrorCode code)
{
    return code == base::ErrorCode::PageBlank || code == base::ErrorCode::PageDark;
}

/// Where a request is about health, what is named so is for the doctors of the OFII only.
bool is_refused_here(const std::string& file, const catalogue::Procedure* procedure)
{
    return procedure != nullptr && procedure->medical && dossier::is_medical_name(file);
}

void show_refusal(Turn& turn, const PagePreview& preview)
{
    turn.go(preview);
}

} // namespace

void on(Turn& turn, Pieces, const PieceChosen& chosen)
{
    const auto asked = asked_to_file(turn.state, turn.context);
    const auto found = std::ranges::find_if(
        asked, [&](const catalogue::AskedPiece& one) { return one.piece->id == chosen.piece; });
    if (found == asked.end())
        return;
    switch (found->piece->kind) {
    case catalogue::PieceKind::Ephoto:
        return turn.go(EnterEphoto{.piece = chosen.piece, .digits = {}});
    case catalogue::PieceKind::Signature:
        return turn.go(SignUndertaking{.piece = chosen.piece});
    case catalogue::PieceKind::File:
        break;
    }
    turn.state.problems.clear();
    if (files_attached(turn.state, chosen.piece) >= found->piece->max_files)
        return turn.complain(chosen.piece, "error.too_many_files");
    turn.go(AddFile{.piece = chosen.piece});
}

void on(Turn& turn, Pieces step, const PieceSelected& selected)
{
    step.selected = step.selected == selected.piece ? std::string{} : selected.piece;
    turn.stay(step);
}

void on(Turn& turn, Pieces step, const RemoveFilePressed& pressed)
{
    auto& files = attach(turn.state, pressed.piece).files;
    const auto removed = std::erase_if(
        files, [&](const dossier::AttachedFile& file) { return file.id == pressed.file; });
    std::erase_if(turn.state.dossier->pieces, holds_nothing);
    if (removed > 0)
        turn.tell(effect::RemovePaper{.file = pressed.file});
    turn.state.problems.clear();
    turn.stay(step);
}

void on(Turn& turn, Pieces step, const RemoveReferencePressed& pressed)
{
    std::erase_if(turn.state.dossier->pieces, [&](const dossier::AttachedPiece& piece) {
        return piece.piece == pressed.piece && piece.files.empty();
    });
    turn.stay(step);
}

void on(Turn& turn, Pieces step, const Continue&)
{
    turn.state.problems.clear();
    for (const catalogue::AskedPiece& asked : asked_to_file(turn.state, turn.context))
        if (asked.request->blocking && !satisfied(asked, *turn.state.dossier))
            turn.complain(asked.piece->id, "problem.piece_missing");
    if (turn.complained())
        return;
    turn.stay(step);
    const catalogue::Procedure& procedure = *procedure_of(turn.state, turn.context);
    const auto pieces =
        std::ranges::find(procedure.steps, catalogue::StepKind::Pieces, &catalogue::Step::kind);
    save_step(turn, pieces->id);
}

void on(Turn& turn, Pieces step, const Back&)
{
    turn.go(before(turn.state, step, turn.context));
}

void on(Turn& turn, Pieces, const Done&)
{
    turn.state.unsaved = false;
    turn.go(CheckAnswers{});
}

void on(Turn& turn, Pieces, const Failed&)
{
    turn.go(CheckAnswers{});
    turn.state.unsaved = true;
}

// ---- A number, a signature

void on(Turn& turn, EnterEphoto step, const Edited& edited)
{
    const std::string* typed = edited.value.text();
    step.digits = typed ? *typed : std::string{};
    turn.state.problems.clear();
    turn.stay(step);
}

void on(Turn& turn, EnterEphoto step, const Continue&)
{
    turn.state.problems.clear();
    const auto number = dossier::EphotoNumber::parse(step.digits);
    if (!number)
        return turn.complain("digits", "problem.ephoto_digits");
    attach(turn.state, step.piece).reference = number->text();
    turn.go(Pieces{.selected = {}});
}

void on(Turn& turn, EnterEphoto, const Back&)
{
    turn.go(Pieces{.selected = {}});
}

void on(Turn& turn, SignUndertaking step, const Continue&)
{
    attach(turn.state, step.piece).accepted = true;
    turn.go(Pieces{.selected = {}});
}

void on(Turn& turn, SignUndertaking, const Back&)
{
    turn.go(Pieces{.selected = {}});
}

// ---- A file: from the glass or from a stick

void on(Turn& turn, AddFile step, const ScanPressed&)
{
    scan(turn, step.piece);
}

void on(Turn& turn, AddFile step, const FilesPressed&)
{
    list_files(turn, step.piece);
}

void on(Turn& turn, AddFile, const Back&)
{
    turn.go(Pieces{.selected = {}});
}

void on(Turn& turn, Scanning step, const Progressed& progressed)
{
    step.progress = progressed.part;
    turn.stay(step);
}

void on(Turn& turn, Scanning step, const PagePrepared& prepared)
{
    turn.go(PagePreview{
        .piece = step.piece, .from_scanner = true, .file = prepared.file, .image = prepared.image});
}

void on(Turn& turn, Scanning step, const Failed& failed)
{
    if (page_refused(failed.error.code))
        return show_refusal(turn, PagePreview{.piece = step.piece,
                                              .from_scanner = true,
                                              .file = {},
                                              .image = {},
                                              .refused = failed.error.code});
    turn.go(AddFile{.piece = step.piece});
    if (failed.error.code != base::ErrorCode::Cancelled)
        turn.state.failure = failed.error.code;
}

void on(Turn& turn, Scanning step, const CancelPressed&)
{
    if (step.cancelling || turn.state.pending == 0)
        return;
    step.cancelling = true;
    turn.stay(step);
    turn.tell(effect::Cancel{.what = turn.state.pending});
}

void on(Turn& turn, BroughtFiles step, const FilesListed& listed)
{
    step.listed = true;
    step.files = listed.files;
    turn.stay(step);
}

void on(Turn& turn, BroughtFiles step, const FilesPressed&)
{
    list_files(turn, step.piece);
}

void on(Turn& turn, BroughtFiles step, const FileChosen& chosen)
{
    if (chosen.index >= step.files.size())
        return;
    const ports::BroughtFile& file = step.files[chosen.index];
    if (is_refused_here(file.name, procedure_of(turn.state, turn.context))) {
        turn.go(Pieces{.selected = step.piece});
        return turn.complain(step.piece, "problem.file_medical");
    }
    turn.go(ReadingFile{.piece = step.piece, .name = file.name});
    turn.ask(effect::PrepareFile{.file = file});
}

void on(Turn& turn, BroughtFiles step, const Back&)
{
    turn.go(AddFile{.piece = step.piece});
}

void on(Turn& turn, ReadingFile step, const PagePrepared& prepared)
{
    turn.go(PagePreview{.piece = step.piece,
                        .from_scanner = false,
                        .file = prepared.file,
                        .image = prepared.image});
}

void on(Turn& turn, ReadingFile step, const Failed& failed)
{
    show_refusal(turn, PagePreview{.piece = step.piece,
                                   .from_scanner = false,
                                   .file = {},
                                   .image = {},
                                   .refused = failed.error.code});
}

void on(Turn& turn, PagePreview step, const KeepPressed&)
{
    if (!step.file || !turn.state.dossier || !turn.state.session)
        return;
    attach(turn.state, step.piece).files.push_back(*step.file);
    turn.tell(effect::SaveFile{
        .session = *turn.state.session, .dossier = turn.state.dossier->id, .file = *step.file});
    turn.go(Pieces{.selected = step.piece});
}

void on(Turn& turn, PagePreview step, const RedoPressed&)
{
    drop_preview(turn, step);
    if (step.from_scanner)
        return scan(turn, step.piece);
    list_files(turn, step.piece);
}

void on(Turn& turn, PagePreview step, const Back&)
{
    drop_preview(turn, step);
    turn.go(AddFile{.piece = step.piece});
}

} // namespace kiosk::flow
