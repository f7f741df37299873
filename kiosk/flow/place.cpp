#include "kiosk/flow/place.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

using catalogue::StepKind;

std::size_t index_of(const catalogue::Procedure& procedure, std::string_view id)
{
    const auto found = std::ranges::find(procedure.steps, id, &catalogue::Step::id);
    return static_cast<std::size_t>(found - procedure.steps.begin());
}

/// The screen that opens a step of the procedure; the first page or the last of a form. Nothing
/// where the step asks nothing of this visitor.
std::optional<Step> opening(const State& state, const catalogue::Step& step, const Context& context,
                            bool at_end)
{
    switch (step.kind) {
    case StepKind::Form: {
        const auto pages = visible_pages(step, facts_of(state, context));
        if (pages.empty())
            return std::nullopt;
        const catalogue::Page* page = at_end ? pages.back() : pages.front();
        return FillPage{.step = step.id, .page = page->id};
    }
    case StepKind::Pieces:
        return asked_to_file(state, context).empty() ? std::nullopt : std::optional<Step>{Pieces{}};
    case StepKind::Deposit:
        return at_end ? Step{Observations{}} : Step{CheckAnswers{}};
    case StepKind::Confirmation:
        break;
    }
    return std::nullopt;
}

Step first_from(const State& state, std::size_t index, const Context& context)
{
    const catalogue::Procedure* procedure = procedure_of(state, context);
    for (; procedure != nullptr && index < procedure->steps.size(); ++index)
        if (auto step = opening(state, procedure->steps[index], context, false))
            return *step;
    return CheckAnswers{};
}

Step last_before(const State& state, std::size_t index, const Context& context)
{
    const catalogue::Procedure* procedure = procedure_of(state, context);
    while (procedure != nullptr && index-- > 0)
        if (auto step = opening(state, procedure->steps[index], context, true))
            return *step;
    return Preamble{.procedure = state.procedure};
}

std::size_t index_of_kind(const catalogue::Procedure& procedure, StepKind kind)
{
    const auto found = std::ranges::find(procedure.steps, kind, &catalogue::Step::kind);
    return static_cast<std::size_t>(found - procedure.steps.begin());
}

/// Which step of the procedure a screen belongs to.
struct Position {
    const catalogue::Procedure& procedure;
    using Answer = std::optional<unsigned>;

    Answer of(StepKind kind) const { return static_cast<unsigned>(index_of_kind(procedure, kind)); }
    Answer operator()(const FillPage& place) const
    {
        return static_cast<unsigned>(index_of(procedure, place.step));
    }
    Answer operator()(const Pieces&) const { return of(StepKind::Pieces); }
    Answer operator()(const EnterEphoto&) const { return of(StepKind::Pieces); }
    Answer operator()(const AddFile&) const { return of(StepKind::Pieces); }
    Answer operator()(const Scanning&) const { return of(StepKind::Pieces); }
    Answer operator()(const BroughtFiles&) const { return of(StepKind::Pieces); }
    Answer operator()(const ReadingFile&) const { return of(StepKind::Pieces); }
    Answer operator()(const PagePreview&) const { return of(StepKind::Pieces); }
    Answer operator()(const SignUndertaking&) const { return of(StepKind::Pieces); }
    Answer operator()(const CheckAnswers&) const { return of(StepKind::Deposit); }
    Answer operator()(const Observations&) const { return of(StepKind::Deposit); }
    Answer operator()(const Depositing&) const { return of(StepKind::Deposit); }
    Answer operator()(const Confirmation&) const
    {
        return static_cast<unsigned>(procedure.steps.size());
    }
    template <typename Outside>
    Answer operator()(const Outside&) const
    {
        return std::nullopt;
    }
};

} // namespace

const catalogue::Procedure* procedure_of(const State& state, const Context& context)
{
    return context.catalogue.procedure(state.procedure);
}

catalogue::Facts facts_of(const State& state, const Context& context)
{
    if (!state.dossier || !state.session)
        return {};
    auto facts =
        dossier::facts_of(*state.dossier, state.session->person, base::paris_day(context.now));
    facts.insert_or_assign("email", state.session->email);
    return facts;
}

const catalogue::Step* step_of(const catalogue::Procedure& procedure, std::string_view id)
{
    const std::size_t index = index_of(procedure, id);
    return index < procedure.steps.size() ? &procedure.steps[index] : nullptr;
}

const catalogue::Page* page_of(const State& state, const FillPage& place, const Context& context)
{
    const catalogue::Procedure* procedure = procedure_of(state, context);
    const catalogue::Step* step = procedure ? step_of(*procedure, place.step) : nullptr;
    if (step == nullptr)
        return nullptr;
    const auto pages = visible_pages(*step, facts_of(state, context));
    const auto found = std::ranges::find(pages, place.page, &catalogue::Page::id);
    return found == pages.end() ? nullptr : *found;
}

Step after(const State& state, const FillPage& place, const Context& context)
{
    const catalogue::Procedure& procedure = *procedure_of(state, context);
    const std::size_t index = index_of(procedure, place.step);
    const auto pages = visible_pages(procedure.steps[index], facts_of(state, context));
    const auto here = std::ranges::find(pages, place.page, &catalogue::Page::id);
    if (here != pages.end() && std::next(here) != pages.end())
        return FillPage{.step = place.step, .page = (*std::next(here))->id};
    return first_from(state, index + 1, context);
}

Step first_page(const State& state, const Context& context)
{
    return first_from(state, 0, context);
}

Step before(const State& state, const Step& step, const Context& context)
{
    const catalogue::Procedure& procedure = *procedure_of(state, context);
    if (std::holds_alternative<Observations>(step))
        return CheckAnswers{};
    if (std::holds_alternative<CheckAnswers>(step))
        return last_before(state, index_of_kind(procedure, StepKind::Deposit), context);
    if (std::holds_alternative<Pieces>(step))
        return last_before(state, index_of_kind(procedure, StepKind::Pieces), context);
    const auto& place = std::get<FillPage>(step);
    const std::size_t index = index_of(procedure, place.step);
    const auto pages = visible_pages(procedure.steps[index], facts_of(state, context));
    const auto here = std::ranges::find(pages, place.page, &catalogue::Page::id);
    if (here != pages.end() && here != pages.begin())
        return FillPage{.step = place.step, .page = (*std::prev(here))->id};
    return last_before(state, index, context);
}

Step resume_after(const State& state, std::string_view saved_step, const Context& context)
{
    const catalogue::Procedure& procedure = *procedure_of(state, context);
    const std::size_t index = index_of(procedure, saved_step);
    return first_from(state, index < procedure.steps.size() ? index + 1 : 0, context);
}

std::optional<unsigned> stepper_position(const State& state, const Context& context)
{
    const catalogue::Procedure* procedure = procedure_of(state, context);
    if (procedure == nullptr)
        return std::nullopt;
    return std::visit(Position{*procedure}, state.step);
}

std::vector<catalogue::AskedPiece> asked_to_file(const State& state, const Context& context)
{
    const catalogue::Procedure* procedure = procedure_of(state, context);
    if (procedure == nullptr)
        return {};
    auto asked = asked_pieces(context.catalogue, *procedure, facts_of(state, context));
    std::erase_if(asked,
                  [](const catalogue::AskedPiece& one) { return one.request->at_collection; });
    return asked;
}

const dossier::AttachedPiece* attached(const dossier::Dossier& dossier, std::string_view piece)
{
    const auto found = std::ranges::find(dossier.pieces, piece, &dossier::AttachedPiece::piece);
    return found == dossier.pieces.end() ? nullptr : &*found;
}

bool satisfied(const catalogue::AskedPiece& asked, const dossier::Dossier& dossier)
{
    const dossier::AttachedPiece* piece = attached(dossier, asked.piece->id);
    if (piece == nullptr)
        return false;
    switch (asked.piece->kind) {
    case catalogue::PieceKind::Ephoto:
        return !piece->reference.empty();
    case catalogue::PieceKind::Signature:
        return piece->accepted;
    case catalogue::PieceKind::File:
        break;
    }
    return !piece->files.empty();
}

} // namespace kiosk::flow
