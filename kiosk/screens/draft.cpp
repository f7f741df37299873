#include "kiosk/flow/place.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

messages::Text saved_at(ui::Frame& frame, const Scene& scene, const ports::Draft& draft)
{
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Procedure* procedure = flow::procedure_of(scene.state, scene.context);
    const catalogue::Step* step = procedure ? flow::step_of(*procedure, draft.step) : nullptr;
    const messages::Text name =
        step ? frame.words(step->title)
             : messages::Text{procedure ? frame.words(procedure->steps.front().title)
                                        : messages::Text{}};
    return msg::resume_saved_at(catalog, base::paris_day(draft.saved_at),
                                catalog.time_of_day(draft.saved_at), name);
}

messages::Text greeting(ui::Frame& frame, const Scene& scene)
{
    const std::string& name = scene.state.session->person.given_names;
    return msg::resume_welcome(frame.catalog(), name);
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::ChooseDraft& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "choose-draft", .footer = false});
    guide(frame, msg::guide_resume(catalog));
    const auto region = ui::main_region(frame);
    ui::quiet_paragraph(frame, greeting(frame, scene));
    ui::heading(frame, msg::resume_title(catalog));
    show_troubles(frame, scene);
    for (std::size_t i = 0; i < step.drafts.size(); ++i) {
        const std::string id = "draft/" + std::to_string(i);
        if (ui::card(frame, {.id = id,
                             .icon = "play_arrow",
                             .title = msg::resume_continue(catalog),
                             .subtitle = saved_at(frame, scene, step.drafts[i])}))
            take(said, flow::DraftChosen{i});
    }
    ui::gap(frame);
    if (ui::card(frame, {.id = "start-anew",
                         .icon = "note_add",
                         .title = msg::resume_new(catalog),
                         .subtitle = msg::resume_new_warning(catalog)}))
        take(said, flow::StartAnew{});
    return said;
}

} // namespace kiosk::screens
