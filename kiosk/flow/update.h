#pragma once

#include "kiosk/flow/effect.h"
#include "kiosk/flow/event.h"
#include "kiosk/flow/state.h"

namespace kiosk::flow
{

struct Next {
    State state;
    Effects effects;
};

/// The whole behaviour of the kiosk: what it becomes and what it asks of the world. Pure. An event
/// that the step does not expect changes nothing but the time of the last touch.
Next update(State state, const Event& event, const Context& context);

} // namespace kiosk::flow
