#include "kiosk/flow/conversation.h"
#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

std::vector<base::Uuid> files_of(const dossier::Dossier& dossier)
{
    std::vector<base::Uuid> files;
    for (const dossier::AttachedPiece& piece : dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files)
            files.push_back(file.id);
    return files;
}

/// What central knows already is not asked again.
void fill_in_known(dossier::Dossier& dossier, const catalogue::Procedure& procedure,
                   const ports::Session& session)
{
    for (const catalogue::Step& step : procedure.steps)
        for (const catalogue::Page& page : step.pages)
            for (const catalogue::Field& field : page.fields)
                if (field.kind == catalogue::FieldKind::Email)
                    dossier.answers[field.id] = session.email;
}

void take_up(Turn& turn, const ports::Draft& draft)
{
    turn.state.dossier = draft.dossier;
    turn.state.dossier->language = turn.state.view.language;
    turn.state.saved_step = draft.step;
    turn.go(resume_after(turn.state, draft.step, turn.context));
}

/// A file that could not be brought back is asked for again.
void drop(dossier::Dossier& dossier, const std::vector<base::Uuid>& missing)
{
    for (dossier::AttachedPiece& piece : dossier.pieces)
        std::erase_if(piece.files, [&](const dossier::AttachedFile& file) {
            return std::ranges::find(missing, file.id) != missing.end();
        });
}

} // namespace

void start_anew(Turn& turn)
{
    const catalogue::Procedure* procedure = procedure_of(turn.state, turn.context);
    if (procedure == nullptr || !turn.state.session)
        return;
    dossier::Dossier dossier;
    dossier.id = turn.context.fresh_id;
    dossier.procedure = procedure->id;
    dossier.language = turn.state.view.language;
    fill_in_told(dossier, turn.state, turn.context);
    fill_in_known(dossier, *procedure, *turn.state.session);
    turn.state.dossier = std::move(dossier);
    turn.state.saved_step.clear();
    turn.go(first_page(turn.state, turn.context));
}

void meet_drafts(Turn& turn, std::vector<ports::Draft> drafts)
{
    std::erase_if(drafts, [&](const ports::Draft& draft) {
        return draft.dossier.procedure != turn.state.procedure;
    });
    if (drafts.empty())
        return start_anew(turn);
    turn.go(ChooseDraft{.drafts = std::move(drafts)});
}

void on(Turn& turn, ChooseDraft step, const DraftChosen& chosen)
{
    if (chosen.index >= step.drafts.size())
        return;
    const ports::Draft draft = step.drafts[chosen.index];
    const auto files = files_of(draft.dossier);
    if (files.empty())
        return take_up(turn, draft);
    step.chosen = chosen.index;
    turn.stay(step);
    turn.ask(effect::FetchFiles{
        .session = *turn.state.session, .dossier = draft.dossier.id, .files = files});
}

void on(Turn& turn, ChooseDraft step, const FilesFetched& fetched)
{
    ports::Draft kept = step.drafts[step.chosen];
    drop(kept.dossier, fetched.missing);
    take_up(turn, kept);
}

void on(Turn& turn, ChooseDraft step, const StartAnew&)
{
    for (const ports::Draft& draft : step.drafts)
        turn.tell(
            effect::AbandonDraft{.session = *turn.state.session, .dossier = draft.dossier.id});
    start_anew(turn);
}

void save_step(Turn& turn, std::string step)
{
    State& state = turn.state;
    state.saved_step = std::move(step);
    state.dossier->language = state.view.language;
    turn.ask(effect::SaveDraft{.session = *state.session,
                               .draft = {.dossier = *state.dossier,
                                         .step = state.saved_step,
                                         .saved_at = turn.context.now}});
}

} // namespace kiosk::flow
