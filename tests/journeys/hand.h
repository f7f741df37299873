#pragma once

#include "kiosk/app/kiosk.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tests::journeys
{

using Patience = std::chrono::seconds;

/// A visitor's finger: touches what the kiosk shows, by events of the screen and nothing else.
class Hand
{
public:
    Hand(kiosk::app::Kiosk& kiosk, kiosk::app::Configuration::Panel panel, Patience patience)
        : m_kiosk{kiosk}, m_panel{panel}, m_patience{patience}
    {
    }

    /// Turns the kiosk's loop until that holds. False when patience ends.
    bool wait_until(const std::function<bool()>& holds);

    /// Waits for that target, brings it into sight and touches it. Errors: NotFound.
    base::Result<void> press(const std::string& id);
    /// Touches the field, then a key for each character. Errors: NotFound.
    base::Result<void> type(const std::string& field, std::string_view text);
    /// Empties the field with the key that erases. Errors: NotFound.
    base::Result<void> erase(const std::string& field);

    /// The node that a touch would meet; nothing where there is none, or under a dialogue.
    std::optional<kiosk::ui::Node> seen(std::string_view id) const;

private:
    enum class Touch { Finger, Key };
    void tap(const kiosk::ui::Place& place, Touch touch);
    base::Result<kiosk::ui::Place> reach(const std::string& id);
    /// One scroll button's press towards the node; the part in sight where it is enough to touch.
    std::optional<kiosk::ui::Place> scroll_to(const kiosk::ui::Node& node);
    bool under_keyboard(const kiosk::ui::Node& node) const;
    std::optional<kiosk::ui::Place> key_for(std::string_view character) const;
    base::Result<void> strike(const std::string& character);

    kiosk::app::Kiosk& m_kiosk;
    kiosk::app::Configuration::Panel m_panel;
    Patience m_patience;
};

} // namespace tests::journeys
