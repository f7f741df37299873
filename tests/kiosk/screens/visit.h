#pragma once

#include "kiosk/text/engine.h"
#include "samples.h"
#include "tests/kiosk/ui/robot.h"

#include <memory>
#include <vector>

/// The reference panels of experience.md.
inline constexpr kiosk::ui::Panel wall_panel{1920, 1080, {487}, {274}};
inline constexpr kiosk::ui::Panel tall_panel{1080, 1920, {398}, {708}};

/// A stage without a renderer. One at a time in a process.
struct Theatre {
    explicit Theatre(kiosk::ui::Panel shown = wall_panel);

    kiosk::ui::Panel panel;
    std::unique_ptr<kiosk::text::Engine> engine;
    std::unique_ptr<kiosk::ui::Stage> stage;
};

/// A finger on one sample, and what the screen answered.
class Visit
{
public:
    Visit(Theatre& theatre, std::string_view sample, const std::string& language = "fr");

    /// What touching a node made the screen say; nothing where it cannot be touched.
    kiosk::screens::Said press(std::string_view id);
    kiosk::screens::Said type(std::string_view utf8);
    bool sees(std::string_view id) const { return m_robot.sees(id); }

private:
    void draw(kiosk::ui::Frame& frame);

    kiosk::flow::State m_state;
    kiosk::screens::Said m_said;
    Robot m_robot;
};

/// What is shown of a sample, as the kiosk would show it.
void draw_sample(kiosk::ui::Frame& frame, const kiosk::flow::State& state,
                 kiosk::screens::Said* said = nullptr);
