#include "kiosk/flow/event.h"

namespace kiosk::flow
{

Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

} // namespace kiosk::flow
