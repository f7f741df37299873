#pragma once

#include "kiosk/flow/event.h"
#include "kiosk/flow/turn.h"

namespace kiosk::flow
{

// What comes of the printing of a list, on any step that shows it (`list`, `list_failure`).

template <typename Printable>
void list_printed(Turn& turn, Printable step, const Done& done)
{
    if (done.effect != turn.state.printing)
        return;
    step.list = Printing::Printed;
    turn.stay(step);
}

template <typename Printable>
void list_not_printed(Turn& turn, Printable step, const Failed& failed)
{
    if (failed.effect != turn.state.printing)
        return;
    step.list = Printing::Failed;
    step.list_failure = failed.error.code;
    turn.stay(step);
}

} // namespace kiosk::flow
