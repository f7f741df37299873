#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <variant>

namespace kiosk::ui
{

using Moment = std::chrono::milliseconds; ///< since any fixed instant, never going back

struct PointerMoved {
    float x, y; ///< pixels
};
struct PointerDown {
    float x, y; ///< pixels
    bool finger = true;
};
struct PointerUp {
    float x, y; ///< pixels
};
struct Typed {
    std::string characters; ///< UTF-8, from a physical keyboard
};
enum class EditKey { Backspace, Enter, Tab };

using Happening = std::variant<PointerMoved, PointerDown, PointerUp, Typed, EditKey>;

struct InputEvent {
    Moment at{};
    Happening happening;
};

/// What fingers and keys did, given to the screen one transition a frame so that a tap whose down
/// and up came together is still a tap.
class InputQueue
{
public:
    void push(InputEvent event);
    /// The next transition; moves before it are folded into one.
    std::optional<InputEvent> take();
    bool empty() const { return m_events.empty(); }
    void clear();

private:
    std::deque<InputEvent> m_events;
};

} // namespace kiosk::ui
