#pragma once

#include "kiosk/ui/stage.h"

#include <array>
#include <memory>
#include <string>

/// The reference panels of experience.md.
inline constexpr kiosk::ui::Panel wall_panel{1920, 1080, {487}, {274}};
inline constexpr kiosk::ui::Panel tall_panel{1080, 1920, {398}, {708}};
inline constexpr kiosk::ui::Panel small_panel{1920, 1080, {344}, {194}};

/// A stage without a renderer, with the real fonts, words and theme.
struct TestStage {
    explicit TestStage(kiosk::ui::Panel shown = wall_panel);

    kiosk::ui::View view(const std::string& language = "fr") const;

    kiosk::ui::Panel panel;
    std::unique_ptr<kiosk::text::Engine> engine;
    std::unique_ptr<kiosk::ui::Stage> stage;
};
