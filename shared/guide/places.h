#pragma once

#include "shared/catalogue/procedure.h"

namespace guide
{

/// Where a procedure that is not deposited at a kiosk is asked for, in a sentence; empty for one
/// that is.
catalogue::MessageKey message_for(catalogue::Place place);

} // namespace guide
