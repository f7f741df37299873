#pragma once

#include "kiosk/text/engine.h"
#include "kiosk/ui/frame.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/node.h"
#include "kiosk/ui/textures.h"
#include "kiosk/ui/theme.h"

#include <functional>
#include <memory>

namespace kiosk::ui
{

struct StageSetup {
    text::Engine* engine = nullptr;
    Panel panel = {};
    Theme theme;
    TextureUploader* textures = nullptr; ///< null: words take their place but are not drawn
    PanelClear* clear = nullptr;         ///< null: panels are drawn as rectangles
};

/// What lasts from frame to frame: the drawing machine, the input queue, what has the focus, where
/// regions are scrolled. One at a time in a process; it owns the ImGui context.
class Stage
{
public:
    explicit Stage(StageSetup setup);
    ~Stage();

    InputQueue& input();

    /// The keyboards of the screen: needed before the first field, not for the first screen.
    void bring(Keyboards keyboards);

    /// Starts a frame: takes one transition from the input queue. Then draw one screen, then
    /// `end_frame`.
    Frame& begin_frame(const View& view, Moment now);
    /// Adds keyboard and lists, closes ImGui's frame (ImGui::Render; the app renders its draw
    /// data). False: something moved or waits; draw again at once, this frame need not be shown.
    bool end_frame();
    /// Frames until the screen has settled and the input is used up, at most 60.
    void settle(const View& view, Moment now, const std::function<void(Frame&)>& draw);

    Nodes nodes() const; ///< of the last frame
    /// True where a field has the focus, so that a physical keyboard may type.
    bool typing() const;

    /// Another visitor: nothing focused, typed, scrolled or pressed remains (wiped).
    void forget();
    /// A new screen: scroll positions, focus and pressed state of the old one end.
    void turn_page();

private:
    struct Machine;
    std::unique_ptr<Machine> m_machine;
};

} // namespace kiosk::ui
