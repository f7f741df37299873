#include "shared/dossier/dossier.h"
#include "shared/dossier/ephoto_number.h"
#include "shared/dossier/file_rules.h"
#include "shared/dossier/medical_names.h"
#include "shared/dossier/spaces.h"

#include <algorithm>

namespace dossier
{

namespace
{

using catalogue::AskedPiece;
using catalogue::Facts;
using catalogue::PieceKind;
using catalogue::Procedure;
using Problems = std::vector<Problem>;

void add(Problems& problems, std::string where, const char* message)
{
    problems.push_back({.where = std::move(where), .message = message});
}

const AttachedPiece* given(const Dossier& dossier, const std::string& piece)
{
    const auto found = std::ranges::find(dossier.pieces, piece, &AttachedPiece::piece);
    return found == dossier.pieces.end() ? nullptr : &*found;
}

bool is_given(const AttachedPiece& piece, PieceKind kind)
{
    switch (kind) {
    case PieceKind::File:
        return !piece.files.empty();
    case PieceKind::Ephoto:
        return !piece.reference.empty();
    case PieceKind::Signature:
        return piece.accepted;
    }
    return false;
}

void check_files(const AttachedPiece& piece, std::size_t most, Problems& problems)
{
    if (piece.files.size() > most)
        add(problems, piece.piece, "error.too_many_files");
    for (const AttachedFile& file : piece.files) {
        if (file.size == 0)
            add(problems, piece.piece, "error.file_empty");
        if (file.size > largest_file)
            add(problems, piece.piece, "error.file_too_large");
        if (!is_accepted_media_type(file.media_type))
            add(problems, piece.piece, "error.file_type_refused");
    }
}

void check_piece(const AskedPiece& asked, const Dossier& dossier, Problems& problems)
{
    const AttachedPiece* piece = given(dossier, asked.piece->id);
    if (piece == nullptr || !is_given(*piece, asked.piece->kind)) {
        if (asked.request->blocking && !asked.request->at_collection)
            add(problems, asked.piece->id, "problem.piece_missing");
        return;
    }
    if (asked.piece->kind == PieceKind::Ephoto && !EphotoNumber::parse(piece->reference))
        add(problems, asked.piece->id, "problem.ephoto_digits");
    check_files(*piece, asked.piece->kind == PieceKind::File ? asked.piece->max_files : 0,
                problems);
}

/// What is about health is not for the prefecture, whatever the piece.
void check_medical(const Dossier& dossier, Problems& problems)
{
    for (const AttachedPiece& piece : dossier.pieces)
        for (const AttachedFile& file : piece.files)
            if (is_medical_name(file.name))
                add(problems, piece.piece, "problem.file_medical");
}

/// Pieces that no catalogue knows, or that stand twice, were not made by a kiosk.
void check_strangers(const Dossier& dossier, const catalogue::Catalogue& catalogue,
                     Problems& problems)
{
    for (const AttachedPiece& piece : dossier.pieces)
        if (catalogue.piece(piece.piece) == nullptr || given(dossier, piece.piece) != &piece)
            add(problems, piece.piece, "error.data_invalid");
}

void check_pages(const Procedure& procedure, const Facts& facts, const Communes* communes,
                 Problems& problems)
{
    for (const catalogue::Step& step : procedure.steps)
        for (const catalogue::Page* page : visible_pages(step, facts)) {
            const Problems found = problems_of_page(*page, facts, communes);
            problems.insert(problems.end(), found.begin(), found.end());
        }
}

bool can_be_deposited(const Procedure& procedure, base::Date today)
{
    return procedure.place == catalogue::Place::Kiosk && in_force(procedure, today);
}

} // namespace

Problems problems_of_dossier(const Dossier& dossier, const Reference& reference)
{
    const catalogue::Catalogue& catalogue = reference.catalogue;
    const Procedure* procedure = catalogue.procedure(dossier.procedure);
    Problems problems;
    if (procedure == nullptr || !can_be_deposited(*procedure, reference.today)) {
        add(problems, dossier.procedure, "error.not_found");
        return problems;
    }
    const Facts facts = facts_of(dossier, reference.person, reference.today);
    check_pages(*procedure, facts, reference.communes, problems);
    const bool ineligible =
        std::ranges::find(problems, true, &Problem::ineligible) != problems.end();
    if (!ineligible && case_for(*procedure, facts) == nullptr)
        problems.push_back(
            {.where = procedure->id, .message = "error.dossier_ineligible", .ineligible = true});
    for (const AskedPiece& asked : asked_pieces(catalogue, *procedure, facts))
        check_piece(asked, dossier, problems);
    check_strangers(dossier, catalogue, problems);
    if (procedure->medical)
        check_medical(dossier, problems);
    if (characters_in(dossier.observations) > longest_observations)
        add(problems, "observations", "problem.too_long");
    return problems;
}

Problems problems_of_dossier(const catalogue::Catalogue& catalogue, const Dossier& dossier,
                             const CivilStatus& person, base::Date today)
{
    return problems_of_dossier(dossier, {.catalogue = catalogue, .person = person, .today = today});
}

} // namespace dossier
