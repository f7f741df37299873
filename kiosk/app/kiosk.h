#pragma once

#include "kiosk/app/configuration.h"
#include "kiosk/app/window.h"
#include "kiosk/flow/event.h"
#include "kiosk/flow/state.h"
#include "kiosk/ui/node.h"
#include "shared/base/clock.h"

#include <chrono>
#include <memory>

namespace kiosk::adapters
{
class Hours;
}

namespace kiosk::app
{

/// The whole kiosk: the window, the flow, the world outside, and the loop that runs them.
class Kiosk
{
public:
    /// Opens the window and shows the first screen. The clock outlives the kiosk; `hours` is the
    /// clock again, where it learns central's hour. Errors name the file that is wrong, or the part
    /// that failed.
    static base::Result<std::unique_ptr<Kiosk>> open(const Configuration& configuration,
                                                     const base::Clock& clock,
                                                     adapters::Hours* hours = nullptr);
    ~Kiosk();

    /// Reads what the other screens need, and opens the world outside: before any turn.
    base::Result<void> get_ready();

    /// Serves visitors until the window is closed.
    void run();

    /// One turn of the loop: waits for something to happen, at most so long, and shows what came of
    /// it. False when the window was closed.
    bool turn(std::chrono::milliseconds at_most);
    /// Lets the flow look at the clock, as it does each second.
    void tick();
    /// True where no effect runs and the screen has settled.
    bool quiet() const;

    const flow::State& state() const;
    /// What is on the screen.
    ui::Nodes nodes() const;
    Picture picture();
    int width() const;
    int height() const;

private:
    struct Parts;
    explicit Kiosk(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace kiosk::app
