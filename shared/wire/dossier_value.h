#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/value.h"
#include "shared/dossier/dossier.h"

#include <string>

namespace wire
{

/// A dossier as a JSON value, for the messages that hold one.
catalogue::Value value_of(const dossier::Dossier& dossier);
base::Result<dossier::Dossier> read_dossier(const catalogue::Value& value, std::string where);

} // namespace wire
