#include "kiosk/screens/draw.h"

#include "kiosk/screens/steps.h"
#include "kiosk/ui/dialogue.h"
#include "kiosk/ui/progress.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

/// Over the page while the dossier is saved before the visit ends.
void draw_saving(ui::Frame& frame)
{
    const ui::Dialogue dialogue{
        frame,
        {.id = "saving", .title = msg::leave_saving(frame.catalog()), .icon = "cloud_upload"}};
    ui::busy(frame, "saving/busy", msg::common_busy(frame.catalog()));
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene)
{
    const auto screen = [&](const auto& step) { return draw(frame, scene, step); };
    Said said = std::visit(screen, scene.state.step);
    if (scene.state.leaving != 0 && !scene.state.overlay)
        draw_saving(frame);
    if (scene.state.overlay)
        return std::visit(screen, *scene.state.overlay);
    return said;
}

} // namespace kiosk::screens
