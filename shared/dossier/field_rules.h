#pragma once

#include "shared/catalogue/procedure.h"
#include "shared/dossier/dossier.h"

#include <optional>

namespace dossier
{

/// Whether it answers nothing: null, an empty text, an unticked box, an address without a word.
bool is_blank(const catalogue::Field& field, const catalogue::Value& answer);

/// What is said where a required field is blank.
catalogue::MessageKey asking_for(catalogue::FieldKind kind);

/// What is wrong with an answer that is not blank, by the kind of its field.
std::optional<catalogue::MessageKey>
fault_in(const catalogue::Field& field, const catalogue::Value& answer, const Communes* communes);

} // namespace dossier
