#pragma once

#include "kiosk/ui/node.h"

#include <string>
#include <vector>

namespace kiosk::ui
{

/// What a screen must hold to in every language, size and orientation (experience.md): sizes, gaps,
/// contrast, nothing clipped, overlapping or outside its region.
struct Demands {
    Panel panel = {};
    Millimetres primary{20};
    Millimetres target{16};
    Millimetres gap{3};
    float words_contrast = 10;
    float shapes_contrast = 4.5F;
};
Demands demands_for(const Panel& panel, Appearance appearance);

/// One sentence for each fault, naming the nodes. Empty: the screen is right.
std::vector<std::string> faults(Nodes nodes, const Demands& demands);

} // namespace kiosk::ui
