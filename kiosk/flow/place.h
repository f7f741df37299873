#pragma once

#include "kiosk/flow/state.h"

#include <optional>
#include <string>

namespace kiosk::flow
{

/// Where a dossier is in its procedure. Screens ask these too.

const catalogue::Procedure* procedure_of(const State& state, const Context& context);
/// All facts that rules read now; empty without dossier or session.
catalogue::Facts facts_of(const State& state, const Context& context);

const catalogue::Step* step_of(const catalogue::Procedure& procedure, std::string_view id);
/// The page of a FillPage; null where the answers hide it now.
const catalogue::Page* page_of(const State& state, const FillPage& place, const Context& context);

/// The step after the last page of a step, or the page after a page: what Continue opens.
Step after(const State& state, const FillPage& place, const Context& context);
/// The first page of the procedure, or of that step.
Step first_page(const State& state, const Context& context);
/// What Back opens.
Step before(const State& state, const Step& step, const Context& context);
/// The place to go on after this step was saved.
Step resume_after(const State& state, std::string_view saved_step, const Context& context);

/// Index of the procedure's step that a screen belongs to (0 is the first), nothing outside.
std::optional<unsigned> stepper_position(const State& state, const Context& context);

/// The pieces that these answers ask to file, not those handed over at collection.
std::vector<catalogue::AskedPiece> asked_to_file(const State& state, const Context& context);
bool satisfied(const catalogue::AskedPiece& asked, const dossier::Dossier& dossier);
const dossier::AttachedPiece* attached(const dossier::Dossier& dossier, std::string_view piece);

} // namespace kiosk::flow
