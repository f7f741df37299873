#include "kiosk/screens/outcome_parts.h"

#include "kiosk/flow/conversation.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/list_paper.h"
#include "kiosk/screens/steps.h"
#include "kiosk/screens/understood.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/guide/places.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

ReadOutcome read_outcome(const Scene& scene, const flow::Outcome& step)
{
    ReadOutcome read;
    read.advice = scene.context.guide.advise(flow::told_to_guide(scene.state, scene.context));
    read.procedure = scene.context.catalogue.procedure(step.procedure);
    return read;
}

bool here(const ReadOutcome& read)
{
    return read.procedure->place == catalogue::Place::Kiosk;
}

/// Whether a titre is asked for here, not a change to one or an answer.
bool gives_title(const ReadOutcome& read)
{
    return here(read) && read.procedure->validity;
}

/// Paper and code, or, where the page is discreet, first whether they are wanted.
Said paper(ui::Frame& frame, const flow::Outcome& step, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    if (read.procedure->discreet_title && !step.may_print) {
        if (ui::button(frame, {.id = "ask-paper",
                               .label = msg::outcome_print_hidden(catalog),
                               .look = ui::Look::Secondary}))
            return flow::PaperAsked{};
        return std::nullopt;
    }
    Said said = list_paper(frame, {.printing = step.list,
                                   .failure = step.list_failure,
                                   .label = here(read) ? msg::outcome_print(catalog)
                                                       : msg::outcome_print_sheet(catalog)});
    if (ui::button(frame, {.id = "take-away",
                           .label = msg::outcome_take(catalog),
                           .look = ui::Look::Secondary,
                           .icon = "qr_code"}))
        take(said, flow::LeaveForLater{});
    return said;
}

messages::Text words_of_guide(const messages::Catalog& catalog, const ReadOutcome& read)
{
    if (read.procedure->discreet_title)
        return msg::outcome_guide_discreet(catalog);
    return here(read) ? msg::outcome_guide(catalog) : msg::outcome_guide_elsewhere(catalog);
}

Said aside(ui::Frame& frame, const Scene& scene, const flow::Outcome& step, const ReadOutcome& read)
{
    const auto region = ui::aside_region(frame);
    guide_says(frame, words_of_guide(frame.catalog(), read));
    Said said = paper(frame, step, read);
    if (!frame.portrait() && !read.procedure->discreet_title)
        take(said, understood(frame, scene, {}));
    return said;
}

messages::Text reason_of(ui::Frame& frame, const ReadOutcome& read)
{
    const guide::Proposal* proposal = read.proposal();
    return proposal && !proposal->reason.empty() ? frame.words(proposal->reason) : messages::Text{};
}

messages::Text case_title(ui::Frame& frame, const ReadOutcome& read)
{
    const guide::Proposal* proposal = read.proposal();
    return proposal && !read.procedure->discreet_title ? frame.words(proposal->title)
                                                       : title_of(frame, *read.procedure);
}

void headline(ui::Frame& frame, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::paragraph(frame, gives_title(read) ? msg::outcome_title(catalog)
                                           : msg::outcome_title_elsewhere(catalog));
    ui::heading(frame, case_title(frame, read));
    const messages::Text reason = reason_of(frame, read);
    if (!reason.empty())
        ui::paragraph(frame, reason);
    if (!here(read) && read.procedure->place != catalogue::Place::None)
        ui::notice(frame, {.id = "where",
                           .tone = ui::Tone::Tinted,
                           .title = msg::outcome_ask_at(catalog),
                           .words = frame.words(guide::message_for(read.procedure->place)),
                           .icon = "place"});
}

Said body(ui::Frame& frame, const Scene& scene, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    headline(frame, read);
    when_to_ask(frame, read);
    what_it_is(frame, read);
    what_to_bring(frame, scene, read);
    what_it_costs(frame, scene, read);
    what_to_know(frame, read);
    Said said = other_ways(frame, read);
    what_the_law_says(frame, read);
    ui::notice(frame, {.id = "decision",
                       .tone = ui::Tone::Tinted,
                       .title = msg::common_decision_note(catalog),
                       .words = msg::outcome_desk(catalog),
                       .icon = "people"});
    return said;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Outcome& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const ReadOutcome read = read_outcome(scene, step);
    Said said = open_page(frame, scene, {.id = "outcome/" + step.procedure});
    if (read.procedure == nullptr)
        return said;
    take(said, aside(frame, scene, step, read));
    {
        const auto region = ui::main_region(frame);
        take(said, body(frame, scene, read));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_back(catalog),
                     .primary = here(read) ? msg::outcome_start(catalog) : messages::Text{}}));
    return said;
}

} // namespace kiosk::screens
