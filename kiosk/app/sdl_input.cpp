#include "kiosk/app/sdl_input.h"

#include <SDL2/SDL.h>
#include <chrono>

namespace kiosk::app
{

ui::Moment steady_now()
{
    return std::chrono::duration_cast<ui::Moment>(
        std::chrono::steady_clock::now().time_since_epoch());
}

bool SdlInput::take(const SDL_Event& event, Surface surface, ui::InputQueue& into)
{
    return take_finger(event, surface, into) || take_mouse(event, into) || take_key(event, into);
}

bool SdlInput::take_finger(const SDL_Event& event, Surface surface, ui::InputQueue& into)
{
    const float x = event.tfinger.x * static_cast<float>(surface.width);
    const float y = event.tfinger.y * static_cast<float>(surface.height);
    switch (event.type) {
    case SDL_FINGERDOWN:
        if (m_finger_down)
            return true;
        m_finger_down = true;
        m_finger = event.tfinger.fingerId;
        into.push({steady_now(), ui::PointerDown{.x = x, .y = y, .finger = true}});
        return true;
    case SDL_FINGERMOTION:
        if (m_finger_down && event.tfinger.fingerId == m_finger)
            into.push({steady_now(), ui::PointerMoved{x, y}});
        return true;
    case SDL_FINGERUP:
        if (m_finger_down && event.tfinger.fingerId == m_finger) {
            m_finger_down = false;
            into.push({steady_now(), ui::PointerUp{x, y}});
        }
        return true;
    default:
        return false;
    }
}

bool SdlInput::take_mouse(const SDL_Event& event, ui::InputQueue& into)
{
    const bool from_touch = event.type == SDL_MOUSEMOTION ? event.motion.which == SDL_TOUCH_MOUSEID
                                                          : event.button.which == SDL_TOUCH_MOUSEID;
    switch (event.type) {
    case SDL_MOUSEMOTION:
        if (!from_touch && (event.motion.state & SDL_BUTTON_LMASK) != 0)
            into.push({steady_now(), ui::PointerMoved{static_cast<float>(event.motion.x),
                                                      static_cast<float>(event.motion.y)}});
        return true;
    case SDL_MOUSEBUTTONDOWN:
        if (!from_touch && event.button.button == SDL_BUTTON_LEFT)
            into.push({steady_now(), ui::PointerDown{.x = static_cast<float>(event.button.x),
                                                     .y = static_cast<float>(event.button.y),
                                                     .finger = false}});
        return true;
    case SDL_MOUSEBUTTONUP:
        if (!from_touch && event.button.button == SDL_BUTTON_LEFT)
            into.push({steady_now(), ui::PointerUp{static_cast<float>(event.button.x),
                                                   static_cast<float>(event.button.y)}});
        return true;
    default:
        return false;
    }
}

bool SdlInput::take_key(const SDL_Event& event, ui::InputQueue& into)
{
    if (event.type == SDL_TEXTINPUT) {
        into.push({steady_now(), ui::Typed{event.text.text}});
        return true;
    }
    if (event.type != SDL_KEYDOWN || event.key.repeat != 0)
        return false;
    switch (event.key.keysym.sym) {
    case SDLK_BACKSPACE:
        into.push({steady_now(), ui::EditKey::Backspace});
        return true;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        into.push({steady_now(), ui::EditKey::Enter});
        return true;
    case SDLK_TAB:
        into.push({steady_now(), ui::EditKey::Tab});
        return true;
    default:
        return false;
    }
}

} // namespace kiosk::app
