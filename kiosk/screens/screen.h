#pragma once

#include "kiosk/flow/event.h"
#include "kiosk/flow/state.h"
#include "kiosk/ui/frame.h"

#include <optional>
#include <string_view>

namespace kiosk::screens
{

/// What the visitor did, if anything.
using Said = std::optional<flow::Event>;

/// What a screen may read.
struct Scene {
    const flow::State& state;
    const flow::Context& context;
    std::string_view hall; ///< "Préfecture du Nord"
};

/// Keeps the first thing said in a frame.
inline void take(Said& said, Said more)
{
    if (!said && more)
        said = std::move(more);
}

} // namespace kiosk::screens
