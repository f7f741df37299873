#pragma once

#include "kiosk/ui/input.h"

union SDL_Event;

namespace kiosk::app
{

/// The panel's pixels, which fingers are mapped to.
struct Surface {
    int width = 0, height = 0;
};

/// Turns SDL's events into what the kiosk's input queue takes: the first finger or the left mouse
/// button, and a physical keyboard's characters. Other fingers do nothing while one is down.
class SdlInput
{
public:
    /// True where the event was a touch, a click or a key.
    bool take(const SDL_Event& event, Surface surface, ui::InputQueue& into);

private:
    bool take_finger(const SDL_Event& event, Surface surface, ui::InputQueue& into);
    static bool take_mouse(const SDL_Event& event, ui::InputQueue& into);
    static bool take_key(const SDL_Event& event, ui::InputQueue& into);

    long long m_finger = -1;
    bool m_finger_down = false;
};

/// Milliseconds that never go back, as the input queue wants them.
ui::Moment steady_now();

} // namespace kiosk::app
