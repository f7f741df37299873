#include "kiosk/flow/place.h"
#include "kiosk/screens/asked.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/field_widget.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

Said change_button(ui::Frame& frame, const std::string& step, const std::string& page)
{
    const std::string id = "change/" + step + (page.empty() ? "" : "/" + page);
    if (ui::button(frame, {.id = id,
                           .label = msg::action_change(frame.catalog()),
                           .look = ui::Look::Secondary,
                           .icon = "edit",
                           .small = true}))
        return flow::ChangePressed{.step = step, .page = page};
    return std::nullopt;
}

Said draw_page(ui::Frame& frame, const Scene& scene, const catalogue::Step& step,
               const catalogue::Page& page)
{
    const catalogue::Facts facts = flow::facts_of(scene.state, scene.context);
    const std::string id = "answers/" + page.id;
    const ui::Box box{frame, {.id = id}};
    ui::subheading(frame, frame.words(page.title));
    {
        const std::string columns_id = "columns/" + page.id;
        ui::Columns columns{frame, {.id = columns_id, .count = 2, .least = {100}}};
        for (const catalogue::Field& field : page.fields) {
            if (!field.visible.holds(facts))
                continue;
            columns.next();
            const std::string fact = "answer/" + field.id;
            messages::Text words = answer_in_words(frame, field, facts);
            if (words.empty())
                words = msg::common_not_given(frame.catalog());
            ui::fact(frame, {.id = fact, .label = frame.words(field.label), .value = words});
        }
    }
    return change_button(frame, step.id, page.id);
}

Said draw_pieces(ui::Frame& frame, const Scene& scene, const catalogue::Step& step)
{
    const ui::Box box{frame, {.id = "answers/pieces"}};
    ui::subheading(frame, msg::check_documents(frame.catalog()));
    for (const catalogue::AskedPiece& asked : asked_to_file(scene))
        if (flow::satisfied(asked, *scene.state.dossier))
            ui::bullet(frame, frame.words(asked.label));
    return change_button(frame, step.id, {});
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::CheckAnswers&)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "check-answers"});
    guide(frame, msg::guide_check(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::check_title(catalog));
        ui::quiet_paragraph(frame, msg::check_help(catalog));
        show_troubles(frame, scene);
        const catalogue::Facts facts = flow::facts_of(scene.state, scene.context);
        for (const catalogue::Step& step : flow::procedure_of(scene.state, scene.context)->steps) {
            for (const catalogue::Page* page : catalogue::visible_pages(step, facts))
                take(said, draw_page(frame, scene, step, *page));
            if (step.kind == catalogue::StepKind::Pieces)
                take(said, draw_pieces(frame, scene, step));
        }
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_previous_step(catalog),
                     .leave = msg::action_leave(catalog),
                     .abandon = msg::action_abandon(catalog),
                     .primary = msg::action_continue(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::Observations&)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "observations"});
    guide(frame, msg::guide_deposit(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::deposit_title(catalog));
        show_troubles(frame, scene);
        ui::paragraph(frame, msg::deposit_help(catalog));
        ui::quiet_paragraph(frame, msg::deposit_observations_help(catalog));
        if (const auto typed =
                ui::text_field(frame, {.id = "observations",
                                       .label = msg::deposit_observations_label(catalog),
                                       .value = scene.state.dossier->observations,
                                       .keyboard = ui::KeyboardKind::FreeText,
                                       .optional = true,
                                       .longest = 1000}))
            take(said, flow::Edited{.field = "observations", .value = *typed});
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_previous_step(catalog),
                     .leave = msg::action_leave(catalog),
                     .abandon = msg::action_abandon(catalog),
                     .primary = msg::deposit_submit(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::Depositing&)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "depositing", .footer = false});
    guide(frame, msg::guide_deposit(catalog));
    const auto region = ui::main_region(frame);
    ui::heading(frame, msg::deposit_sending(catalog));
    ui::busy(frame, "sending", msg::deposit_sending_help(catalog));
    return said;
}

} // namespace kiosk::screens
