#pragma once

#include "kiosk/ui/stage.h"

#include <functional>
#include <string>
#include <string_view>

/// A finger for tests: touches nodes by id, through the input queue, as the hardware would.
class Robot
{
public:
    using Draw = std::function<void(kiosk::ui::Frame&)>;
    Robot(kiosk::ui::Stage& stage, kiosk::ui::View view, kiosk::ui::Panel panel, Draw draw);

    /// Draws until nothing moves.
    void look();
    /// Scrolls to the node where it must, then touches its middle. False where it cannot be
    /// touched.
    bool press(std::string_view id);
    /// Types by the keys on the screen that show these letters, one after the other.
    bool type(std::string_view utf8);
    bool sees(std::string_view id) const;
    const kiosk::ui::Node& node(std::string_view id) const;
    /// The key that shows this label; empty where there is none.
    std::string key_showing(std::string_view label) const;

    void down(float x, float y); ///< pixels
    void move(float x, float y);
    void up(float x, float y, kiosk::ui::Moment held = kiosk::ui::Moment{80});

    kiosk::ui::View view;

private:
    bool touchable(std::string_view id) const;
    bool scroll_to(std::string_view id);
    void tap(std::string_view id);

    kiosk::ui::Stage& m_stage;
    kiosk::ui::Panel m_panel;
    Draw m_draw;
    kiosk::ui::Moment m_now{1000};
};
