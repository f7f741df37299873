#include "kiosk/flow/place.h"
#include "kiosk/screens/asked.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/field_widget.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"
#include "shared/dossier/spaces.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

Said change_button(ui::Frame& frame, const std::string& step, const std::string& page)
{
    const std::string id = "change/" + step + (page.empty() ? "" : "/" + page) + "/action";
    const ui::Row row{frame};
    if (ui::button(frame, {.id = id,
                           .label = msg::action_change(frame.catalog()),
                           .look = ui::Look::Secondary,
                           .icon = "edit",
                           .small = true}))
        return flow::ChangePressed{.step = step, .page = page};
    return std::nullopt;
}

/// Where a problem is mended, and what to call it.
struct Mending {
    flow::ChangePressed place;
    messages::Text name;
};

Mending mending_of(ui::Frame& frame, const Scene& scene, const std::string& where)
{
    const catalogue::Procedure& procedure = *flow::procedure_of(scene.state, scene.context);
    Mending mending{.place = {}, .name = label_of(frame, scene, where)};
    for (const catalogue::Step& step : procedure.steps) {
        if (step.kind == catalogue::StepKind::Pieces && !mending.name.empty())
            mending.place = {.step = step.id, .page = {}};
        for (const catalogue::Page& page : step.pages)
            for (const catalogue::Field& field : page.fields)
                if (field.id == where)
                    return {{.step = step.id, .page = page.id}, frame.words(field.label)};
    }
    return mending;
}

/// What is missing or wrong in the whole dossier; a touch opens the page where it is mended.
Said to_mend(ui::Frame& frame, const Scene& scene)
{
    std::vector<ui::FieldError> errors;
    for (const dossier::Problem& problem : scene.state.problems)
        errors.push_back({.field = problem.where,
                          .words = msg::common_problem_of(
                              frame.catalog(), mending_of(frame, scene, problem.where).name,
                              frame.words(problem.message))});
    const auto touched = ui::error_summary(frame, errors);
    return touched ? Said{mending_of(frame, scene, *touched).place} : std::nullopt;
}

std::vector<const catalogue::Field*> visible_fields(const catalogue::Page& page,
                                                    const catalogue::Facts& facts)
{
    std::vector<const catalogue::Field*> fields;
    for (const catalogue::Field& field : page.fields)
        if (field.visible.holds(facts))
            fields.push_back(&field);
    return fields;
}

messages::Text answered(ui::Frame& frame, const catalogue::Field& field,
                        const catalogue::Facts& facts)
{
    messages::Text words = answer_in_words(frame, field, facts);
    return words.empty() ? msg::common_not_given(frame.catalog()) : words;
}

/// One question, its answer and the way to change it, on one line.
Said draw_answer(ui::Frame& frame, const Scene& scene, const flow::ChangePressed& place,
                 const catalogue::Field& field)
{
    const catalogue::Facts facts = flow::facts_of(scene.state, scene.context);
    const std::string id = "change/" + place.step + "/" + place.page;
    if (ui::list_row(frame, {.id = id,
                             .title = answered(frame, field, facts),
                             .subtitle = frame.words(field.label),
                             .action = msg::action_change(frame.catalog())}))
        return place;
    return std::nullopt;
}

Said draw_page(ui::Frame& frame, const Scene& scene, const catalogue::Step& step,
               const catalogue::Page& page)
{
    const catalogue::Facts facts = flow::facts_of(scene.state, scene.context);
    const auto fields = visible_fields(page, facts);
    if (fields.size() == 1)
        return draw_answer(frame, scene, {.step = step.id, .page = page.id}, *fields.front());
    const std::string id = "answers/" + page.id;
    const ui::Box box{frame, {.id = id}};
    ui::subheading(frame, frame.words(page.title));
    {
        const std::string columns_id = "columns/" + page.id;
        ui::Columns columns{frame, {.id = columns_id, .count = 2, .least = {100}, .tight = true}};
        for (const catalogue::Field* field : fields) {
            columns.next();
            const std::string fact = "answer/" + field->id;
            ui::fact(frame, {.id = fact,
                             .label = frame.words(field->label),
                             .value = answered(frame, *field, facts)});
        }
    }
    return change_button(frame, step.id, page.id);
}

Said draw_pieces(ui::Frame& frame, const Scene& scene, const catalogue::Step& step)
{
    const auto pieces = asked_to_file(scene);
    if (pieces.empty())
        return std::nullopt;
    const ui::Box box{frame, {.id = "answers/pieces"}};
    ui::subheading(frame, msg::check_documents(frame.catalog()));
    for (const catalogue::AskedPiece& asked : pieces)
        if (flow::satisfied(asked, *scene.state.dossier))
            ui::bullet(frame, frame.words(asked.label));
    return change_button(frame, step.id, {});
}

std::int64_t left_to_write(const Scene& scene)
{
    const std::size_t written = dossier::characters_in(scene.state.dossier->observations);
    return static_cast<std::int64_t>(dossier::longest_observations - written);
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::CheckAnswers&)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "check-answers"});
    take(said, guide_in_dossier(frame, msg::guide_check(catalog)));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::check_title(catalog));
        ui::quiet_paragraph(frame, msg::check_help(catalog));
        show_failure(frame, scene);
        take(said, to_mend(frame, scene));
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
    take(said, guide_in_dossier(frame, msg::guide_observations(catalog)));
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
                                       .longest = dossier::longest_observations,
                                       .lines = 4}))
            take(said, flow::Edited{.field = "observations", .value = *typed});
        ui::quiet_paragraph(frame, msg::deposit_observations_left(catalog, left_to_write(scene)));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_previous_step(catalog),
                     .leave = msg::action_leave(catalog),
                     .abandon = msg::action_abandon(catalog),
                     .primary = msg::deposit_submit(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::Depositing& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "depositing", .footer = false});
    guide(frame, msg::guide_deposit(catalog));
    const auto region = ui::main_region(frame);
    ui::heading(frame, msg::deposit_sending(catalog));
    const ui::Box box{frame, {.id = "deposit", .tone = ui::Tone::Tinted}};
    ui::busy(frame, "sending",
             step.stage == flow::DepositStage::Waiting ? msg::deposit_waiting(catalog)
                                                       : msg::common_busy(catalog));
    ui::paragraph(frame, msg::deposit_sending_help(catalog));
    return said;
}

} // namespace kiosk::screens
