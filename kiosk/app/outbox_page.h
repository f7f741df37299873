#pragma once

#include "kiosk/adapters/outbox_state.h"
#include "shared/messages/catalog.h"

#include <vector>

namespace kiosk::app
{

/// The outbox in plain words for staff, a sentence a line: the room left in days, how central
/// answers, each deposit that waits with what went wrong and when it is tried again.
std::vector<messages::Text> outbox_page(const adapters::OutboxState& state,
                                        const messages::Catalog& words, base::Instant now);

} // namespace kiosk::app
