#pragma once

#include "samples.h"
#include "tests/kiosk/ui/robot.h"
#include "tests/kiosk/ui/test_stage.h"

#include <memory>
#include <vector>

/// A finger on one sample, and what the screen answered.
class Visit
{
public:
    Visit(TestStage& test, std::string_view sample, const std::string& language = "fr");

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
