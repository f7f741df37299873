#include "kiosk/ui/input.h"

#include <utility>

namespace kiosk::ui
{

void InputQueue::push(InputEvent event)
{
    const bool moves = std::holds_alternative<PointerMoved>(event.happening);
    if (moves && !m_events.empty() &&
        std::holds_alternative<PointerMoved>(m_events.back().happening))
        m_events.pop_back();
    m_events.push_back(std::move(event));
}

std::optional<InputEvent> InputQueue::take()
{
    if (m_events.empty())
        return std::nullopt;

    InputEvent event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

void InputQueue::clear()
{
    for (InputEvent& event : m_events)
        if (auto* typed = std::get_if<Typed>(&event.happening))
            typed->characters.assign(typed->characters.size(), '\0');
    m_events.clear();
}

} // namespace kiosk::ui
