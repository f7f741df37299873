#pragma once

#include "shared/base/date.h"
#include "shared/dossier/communes.h"
#include "shared/dossier/dossier.h"

#include <string>
#include <vector>

namespace dossier::tests
{

using Texts = std::vector<std::string>;

/// "field: message" of each problem.
Texts found(const std::vector<Problem>& problems);

const Communes& france();
catalogue::Value address(const char* postal_code, const char* insee, const char* city = "Lille");
base::Date day(const char* text);

} // namespace dossier::tests
