#include "robot.h"

#include <doctest/doctest.h>

using namespace kiosk::ui;

Robot::Robot(Stage& stage, View shown, Panel panel, Draw draw)
    : view{shown}, m_stage{stage}, m_panel{panel}, m_draw{std::move(draw)}
{
    look();
}

void Robot::look()
{
    m_stage.settle(view, m_now, m_draw);
}

bool Robot::sees(std::string_view id) const
{
    return find(m_stage.nodes(), id) != nullptr;
}

const Node& Robot::node(std::string_view id) const
{
    const Node* const found = find(m_stage.nodes(), id);
    INFO("node ", std::string{id});
    REQUIRE(found != nullptr);
    return *found;
}

bool Robot::touchable(std::string_view id) const
{
    const Node* const found = find(m_stage.nodes(), id);
    return found != nullptr && found->target && !found->state.disabled && !found->state.covered;
}

bool Robot::scroll_to(std::string_view id)
{
    for (const char* way : {"/scroll-down", "/scroll-up"})
        for (int tries = 0; tries < 200 && node(id).state.scrolled; ++tries) {
            std::string button;
            for (std::string region = node(id).parent; !region.empty();
                 region = sees(region) ? node(region).parent : std::string{})
                if (button.empty() && sees(region + way))
                    button = region + way;
            if (button.empty() || !touchable(button))
                break;
            tap(button);
        }
    return !node(id).state.scrolled;
}

void Robot::tap(std::string_view id)
{
    const Place place = node(id).place;
    const float x = m_panel.pixels(place.left + place.width * 0.5F);
    const float y = m_panel.pixels(place.top + place.height * 0.5F);
    down(x, y);
    up(x, y);
}

bool Robot::press(std::string_view id)
{
    if (!sees(id) || (node(id).state.scrolled && !scroll_to(id)) || !touchable(id))
        return false;
    tap(id);
    return true;
}

std::string Robot::key_showing(std::string_view label) const
{
    for (const Node& candidate : m_stage.nodes())
        if (candidate.role == Role::Key && candidate.label == label)
            return candidate.id;
    return {};
}

bool Robot::type(std::string_view utf8)
{
    for (std::size_t start = 0; start < utf8.size();) {
        std::size_t end = start + 1;
        while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U)
            ++end;
        const std::string_view letter = utf8.substr(start, end - start);
        const std::string key = letter == " " ? "key/space" : key_showing(letter);
        if (key.empty() || !press(key))
            return false;
        start = end;
    }
    return true;
}

void Robot::down(float x, float y)
{
    m_now += Moment{200};
    m_stage.input().push({m_now, PointerDown{x, y}});
    look();
}

void Robot::move(float x, float y)
{
    m_now += Moment{20};
    m_stage.input().push({m_now, PointerMoved{x, y}});
    look();
}

void Robot::up(float x, float y, Moment held)
{
    m_now += held;
    m_stage.input().push({m_now, PointerUp{x, y}});
    look();
}
