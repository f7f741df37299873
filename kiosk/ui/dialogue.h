#pragma once

#include "kiosk/ui/frame.h"
#include "kiosk/ui/layout.h"
#include "shared/messages/text.h"

#include <string_view>

namespace kiosk::ui
{

/// A question that must be answered first: the page below is dimmed and cannot be touched. Widgets
/// drawn while it lives are its content. Draw it last.
struct DialogueShape {
    std::string_view id;
    messages::Text title;
    std::string_view icon = {};
    Tone tone = Tone::Info;
    bool wide = false;
    bool* closed = nullptr; ///< where given, a button `<id>/close` sets it
};
class Dialogue
{
public:
    Dialogue(Frame& frame, const DialogueShape& shape);
    ~Dialogue();
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;

private:
    Frame& m_frame;
};

} // namespace kiosk::ui
