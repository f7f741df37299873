#pragma once

#include "kiosk/ui/choices.h"
#include "shared/messages/catalog.h"

#include <vector>

namespace kiosk::screens
{

/// All countries of ISO 3166-1 by their names in that language, in its order.
const std::vector<ui::Option>& countries(const messages::Catalog& catalog);

} // namespace kiosk::screens
