#pragma once

#include "kiosk/ui/frame.h"

#include <functional>
#include <string>
#include <vector>

/// Pages made of every widget, like the pictures of the intended screens.
struct SamplePage {
    std::string name;
    std::function<void(kiosk::ui::Frame&)> draw;
    std::string press = {}; ///< a node to press first
};

std::vector<SamplePage> sample_pages();
