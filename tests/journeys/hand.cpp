#include "tests/journeys/hand.h"

#include <SDL2/SDL.h>
#include <algorithm>
#include <array>
#include <vector>

namespace tests::journeys
{

namespace
{

using namespace std::chrono_literals;
using kiosk::ui::Node;
using kiosk::ui::Place;
using kiosk::ui::Role;

/// A touch is meant where it lasts longer than 50 ms.
constexpr auto meant = 70ms;

std::unexpected<base::Error> not_there(const std::string& what)
{
    return base::failure(base::ErrorCode::NotFound, what);
}

Place common(const Place& one, const Place& other)
{
    const float left = std::max(one.left.count, other.left.count);
    const float top = std::max(one.top.count, other.top.count);
    const float right = std::min(one.right().count, other.right().count);
    const float bottom = std::min(one.bottom().count, other.bottom().count);
    return {{left}, {top}, {right - left}, {bottom - top}};
}

std::vector<std::string> characters_of(std::string_view text)
{
    std::vector<std::string> characters;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U && !characters.empty())
            characters.back() += c;
        else
            characters.emplace_back(1, c);
    return characters;
}

} // namespace

bool Hand::wait_until(const std::function<bool()>& holds)
{
    const auto end = std::chrono::steady_clock::now() + m_patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        m_kiosk.turn(15ms);
    }
    return true;
}

void Hand::tap(const Place& place, Touch touch)
{
    SDL_Event event{};
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = 1;
    event.tfinger.x =
        (place.left.count + place.width.count / 2) / static_cast<float>(m_panel.width_mm);
    event.tfinger.y =
        (place.top.count + place.height.count / 2) / static_cast<float>(m_panel.height_mm);
    event.type = SDL_FINGERDOWN;
    SDL_PushEvent(&event);
    m_kiosk.turn(0ms);
    if (touch == Touch::Finger)
        SDL_Delay(meant.count());
    event.type = SDL_FINGERUP;
    SDL_PushEvent(&event);
    m_kiosk.turn(0ms);
}

std::optional<Node> Hand::seen(std::string_view id) const
{
    for (const Node& node : m_kiosk.nodes())
        if (node.id == id && !node.state.covered)
            return node;
    return std::nullopt;
}

bool Hand::under_keyboard(const Node& node) const
{
    const auto keyboard = seen("keyboard");
    return keyboard && node.role != Role::Key && node.parent != "keyboard" &&
           node.place.top.count + node.place.height.count / 2 > keyboard->place.top.count;
}

std::optional<Place> Hand::scroll_to(const Node& node)
{
    constexpr float enough_mm = 10;
    std::optional<Node> region = seen(node.parent);
    while (region && !seen(region->id + "/scroll-down") && !region->parent.empty())
        region = seen(region->parent);
    if (!region)
        return node.place;
    const Place visible = common(node.place, region->place);
    if (visible.height.count >= std::min(enough_mm, node.place.height.count - 1))
        return visible;
    const bool below = node.place.top.count > region->place.top.count;
    const auto button = seen(region->id + (below ? "/scroll-down" : "/scroll-up"));
    if (button && !button->state.disabled)
        tap(button->place, Touch::Finger);
    return std::nullopt;
}

base::Result<Place> Hand::reach(const std::string& id)
{
    std::optional<Place> place;
    const bool reached = wait_until([&] {
        const auto node = seen(id);
        const auto next = seen("key/next");
        if (next && (!node || under_keyboard(*node))) {
            tap(next->place, Touch::Key); // the last field's closes the keyboard
            return false;
        }
        if (!node || !node->target || node->state.disabled)
            return false;
        place = node->state.scrolled ? scroll_to(*node) : node->place;
        return place.has_value();
    });
    if (!reached)
        return not_there("nothing to touch is called " + id);
    return *place;
}

base::Result<void> Hand::press(const std::string& id)
{
    tap(TRY(reach(id)), Touch::Finger);
    return {};
}

std::optional<Place> Hand::key_for(std::string_view character) const
{
    constexpr std::array<std::string_view, 7> specials{"key/shift",    "key/signs", "key/accents",
                                                       "key/layout",   "key/space", "key/next",
                                                       "key/backspace"};
    for (const Node& node : m_kiosk.nodes())
        if (node.role == Role::Key && node.label == character &&
            std::ranges::find(specials, node.id) == specials.end())
            return node.place;
    return std::nullopt;
}

base::Result<void> Hand::strike(const std::string& character)
{
    if (const auto space = seen("key/space"); space && character == " ") {
        tap(space->place, Touch::Key);
        return {};
    }
    using Layer = std::vector<std::string>;
    const std::array<Layer, 6> layers{Layer{},         {"key/shift"},
                                      {"key/signs"},   {"key/signs", "key/shift"},
                                      {"key/accents"}, {"key/accents", "key/shift"}};
    for (const Layer& layer : layers) {
        const auto toggle = [&] {
            for (const std::string& id : layer)
                if (const auto key = seen(id))
                    tap(key->place, Touch::Key);
        };
        toggle();
        const auto key = key_for(character);
        if (key)
            tap(*key, Touch::Key);
        // Shift springs back by itself once a key was struck.
        if (!key)
            toggle();
        else if (!layer.empty() && layer.front() != "key/shift")
            tap(seen(layer.front())->place, Touch::Key);
        if (key)
            return {};
    }
    return not_there("no key types " + character);
}

base::Result<void> Hand::type(const std::string& field, std::string_view text)
{
    if (const auto node = seen(field); !node || !node->state.focused)
        TRY(press(field));
    if (!wait_until([&] { return seen("keyboard").has_value(); }))
        return not_there("no keyboard appears for " + field);
    for (const std::string& character : characters_of(text))
        TRY(strike(character));
    return {};
}

base::Result<void> Hand::erase(const std::string& field)
{
    TRY(type(field, {}));
    for (int i = 0; i < 200; ++i) {
        const auto node = seen(field);
        const auto key = seen("key/backspace");
        if (!node || !key || node->value.empty())
            break;
        tap(key->place, Touch::Key);
    }
    return {};
}

} // namespace tests::journeys
