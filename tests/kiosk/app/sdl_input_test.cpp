#include "kiosk/app/sdl_input.h"

#include <SDL2/SDL.h>
#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

constexpr app::Surface surface{.width = 1000, .height = 500};

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

} // namespace

TEST_CASE("a tap whose down and up come together is both, in order")
{
    app::SdlInput input;
    ui::InputQueue queue;
    input.take(finger(SDL_FINGERDOWN, 7, 0.5F, 0.5F), surface, queue);
    input.take(finger(SDL_FINGERUP, 7, 0.5F, 0.5F), surface, queue);
    const auto first = queue.take();
    const auto second = queue.take();
    REQUIRE(first);
    REQUIRE(second);
    const auto* down = std::get_if<ui::PointerDown>(&first->happening);
    REQUIRE(down);
    CHECK(down->x == 500);
    CHECK(down->y == 250);
    CHECK(std::holds_alternative<ui::PointerUp>(second->happening));
}

TEST_CASE("a second finger does nothing while the first is down")
{
    app::SdlInput input;
    ui::InputQueue queue;
    input.take(finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F), surface, queue);
    static_cast<void>(queue.take());
    input.take(finger(SDL_FINGERDOWN, 2, 0.9F, 0.9F), surface, queue);
    input.take(finger(SDL_FINGERUP, 2, 0.9F, 0.9F), surface, queue);
    CHECK(queue.empty());
    input.take(finger(SDL_FINGERUP, 1, 0.1F, 0.1F), surface, queue);
    CHECK_FALSE(queue.empty());
}

TEST_CASE("a mouse event that SDL made of a touch is left out")
{
    app::SdlInput input;
    ui::InputQueue queue;
    SDL_Event event{};
    event.type = SDL_MOUSEBUTTONDOWN;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.which = SDL_TOUCH_MOUSEID;
    CHECK(input.take(event, surface, queue));
    CHECK(queue.empty());
}

TEST_CASE("a key that is held types once")
{
    app::SdlInput input;
    ui::InputQueue queue;
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = SDLK_BACKSPACE;
    CHECK(input.take(event, surface, queue));
    event.key.repeat = 1;
    CHECK_FALSE(input.take(event, surface, queue));
    CHECK(queue.take());
    CHECK(queue.empty());
}
