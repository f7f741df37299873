#include "kiosk/screens/draw.h"

#include "kiosk/screens/steps.h"

namespace kiosk::screens
{

Said draw(ui::Frame& frame, const Scene& scene)
{
    const auto screen = [&](const auto& step) { return draw(frame, scene, step); };
    Said said = std::visit(screen, scene.state.step);
    if (scene.state.overlay)
        return std::visit(screen, *scene.state.overlay);
    return said;
}

} // namespace kiosk::screens
