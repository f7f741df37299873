#pragma once

#include "kiosk/flow/state.h"
#include "shared/guide/guide.h"

#include <string_view>

namespace kiosk::flow
{

/// What the kiosk knows before the guide asks: the day, and what an account tells.
catalogue::Facts known_before(const State& state, const Context& context);
/// The same with what was answered.
catalogue::Facts told_to_guide(const State& state, const Context& context);
/// The answer to that question; null where there is none.
const guide::Answer* answer_to(const State& state, std::string_view question);
/// Whether that value can be the answer to a question, now.
bool fits(const guide::Guide& guide, const guide::Question& question, const catalogue::Value& value,
          const catalogue::Facts& known);

/// Whether a card or passport could answer what the guide would ask, now.
bool document_would_tell(const guide::Guide& guide, const catalogue::Facts& known);

/// The address at which a telephone finds the list of that code.
std::string guide_address(const Context& context, std::string_view code, std::string_view language);

/// What was told goes where rules read it: the form's fields of the same name and beside them.
void fill_in_told(dossier::Dossier& dossier, const State& state, const Context& context);

} // namespace kiosk::flow
