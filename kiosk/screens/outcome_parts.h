#pragma once

#include "kiosk/screens/screen.h"
#include "shared/guide/advice.h"

namespace kiosk::screens
{

/// The outcome that is read: the advice, and the procedure of it that the page is about.
struct ReadOutcome {
    guide::Advice advice{};
    const catalogue::Procedure* procedure = nullptr;

    /// What the advice says of it; nullptr: nothing.
    const guide::Proposal* proposal() const { return advice.find(*procedure); }
};

/// A neutral title where the procedure asks for one.
messages::Text title_of(ui::Frame& frame, const catalogue::Procedure& procedure);

void when_to_ask(ui::Frame& frame, const ReadOutcome& read);
void what_it_is(ui::Frame& frame, const ReadOutcome& read);
void what_to_bring(ui::Frame& frame, const Scene& scene, const ReadOutcome& read);
void what_it_costs(ui::Frame& frame, const Scene& scene, const ReadOutcome& read);
void what_to_know(ui::Frame& frame, const ReadOutcome& read);
void what_the_law_says(ui::Frame& frame, const ReadOutcome& read);
/// OutcomeChosen.
Said other_ways(ui::Frame& frame, const ReadOutcome& read);

} // namespace kiosk::screens
