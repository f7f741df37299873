#pragma once

#include "kiosk/flow/effect.h"
#include "kiosk/flow/state.h"

namespace kiosk::flow
{

/// One update in the making.
struct Turn {
    State& state;
    Effects& effects;
    const Context& context;

    /// Opens a step; what was wrong on the one before is forgotten.
    void go(Step step);
    /// Shows the same step with what was typed or learnt.
    void stay(Step step) { state.step = std::move(step); }

    /// Asks the world for something that the step waits for.
    template <typename Asked>
    void ask(Asked asked)
    {
        state.pending = number(asked);
        state.failure.reset();
        effects.emplace_back(std::move(asked));
    }
    /// Asks for something that is answered but that no step waits for.
    template <typename Asked>
    EffectId start(Asked asked)
    {
        const EffectId id = number(asked);
        effects.emplace_back(std::move(asked));
        return id;
    }
    /// Asks for something that is not answered.
    void tell(Effect effect) { effects.push_back(std::move(effect)); }

    void complain(std::string where, std::string message);
    bool complained() const { return !state.problems.empty(); }

private:
    template <typename Asked>
    EffectId number(Asked& asked)
    {
        asked.id = ++state.last_effect;
        return asked.id;
    }
};

} // namespace kiosk::flow
