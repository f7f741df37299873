#include "kiosk/flow/place.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/field_widget.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

using catalogue::FieldKind;

/// Short fields that follow each other stand in two columns; what needs the width has it.
bool needs_width(const catalogue::Field& field)
{
    return field.kind == FieldKind::Address || field.kind == FieldKind::Attestation ||
           field.kind == FieldKind::Choice || field.kind == FieldKind::YesNo ||
           field.kind == FieldKind::LongText;
}

messages::Text words_of_guide(const messages::Catalog& catalog, const catalogue::Page& page)
{
    const auto any = [&](auto holds) { return std::ranges::any_of(page.fields, holds); };
    // Most of the page comes from the register.
    if (2 * std::ranges::count(page.fields, true, &catalogue::Field::read_only) >
        std::ssize(page.fields))
        return msg::guide_identity(catalog);
    if (any([](const catalogue::Field& field) {
            return field.kind == FieldKind::Attestation && field.options.empty();
        }))
        return msg::guide_attestation(catalog);
    if (any([](const catalogue::Field& field) { return field.kind == FieldKind::Date; }))
        return msg::guide_date(catalog);
    return msg::guide_family(catalog);
}

using Fields = std::vector<const catalogue::Field*>;

/// A question says itself what it asks, and a box is found by its mark.
bool needs_name(const catalogue::Field& field, const messages::Text& label)
{
    return field.kind != FieldKind::Attestation && !label.utf8().ends_with("?") &&
           !label.utf8().ends_with("؟");
}

/// Where a page asks several things, what is wrong is told with the field's name.
void show_troubles_of(ui::Frame& frame, const Scene& scene, const catalogue::Page& page)
{
    if (page.fields.size() == 1)
        return show_troubles(frame, scene);
    show_failure(frame, scene);
    std::vector<ui::FieldError> errors;
    for (const dossier::Problem& problem : scene.state.problems) {
        messages::Text words = frame.words(problem.message);
        const auto field = std::ranges::find(page.fields, problem.where, &catalogue::Field::id);
        if (field != page.fields.end() && needs_name(*field, frame.words(field->label)))
            words = msg::common_problem_of(frame.catalog(), frame.words(field->label), words);
        errors.push_back({.field = problem.where, .words = std::move(words)});
    }
    if (!errors.empty())
        ui::error_summary(frame, errors);
}

/// What is known already, together, before what is asked.
void draw_known(ui::Frame& frame, const Scene& scene, const Fields& known)
{
    if (known.empty())
        return;
    const ui::Box box{frame, {.id = "known", .tone = ui::Tone::Tinted}};
    const auto count = static_cast<unsigned>(std::min<std::size_t>(known.size(), 3));
    ui::Columns columns{frame,
                        {.id = "known/columns", .count = count, .least = {70}, .tight = true}};
    for (const catalogue::Field* field : known) {
        columns.next();
        field_widget(frame, scene, *field);
    }
}

Said draw_fields(ui::Frame& frame, const Scene& scene, const catalogue::Page& page)
{
    const catalogue::Facts facts = flow::facts_of(scene.state, scene.context);
    Fields shown, known;
    for (const catalogue::Field& field : page.fields)
        if (field.visible.holds(facts))
            (field.read_only ? known : shown).push_back(&field);
    draw_known(frame, scene, known);
    Said said;
    std::size_t i = 0;
    while (i < shown.size()) {
        const bool alone = i + 1 == shown.size() || needs_width(*shown[i + 1]);
        const bool begins = i == 0 || needs_width(*shown[i - 1]);
        if (needs_width(*shown[i]) || (begins && alone)) {
            take(said, field_widget(frame, scene, *shown[i++]));
            continue;
        }
        const std::string id = "fields/" + shown[i]->id;
        ui::Columns columns{frame, {.id = id, .count = 2, .least = {100}}};
        for (; i < shown.size() && !needs_width(*shown[i]); ++i) {
            columns.next();
            take(said, field_widget(frame, scene, *shown[i]));
        }
    }
    return said;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::FillPage& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Page* page = flow::page_of(scene.state, step, scene.context);
    const std::string id = "fill-page/" + step.step + "/" + step.page;
    Said said = open_page(frame, scene, {.id = id});
    if (page != nullptr) {
        take(said, guide_in_dossier(frame, words_of_guide(catalog, *page)));
        const auto region = ui::main_region(frame);
        ui::heading(frame, frame.words(page->title));
        show_troubles_of(frame, scene, *page);
        if (page->help)
            ui::quiet_paragraph(frame, frame.words(*page->help));
        take(said, draw_fields(frame, scene, *page));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_previous_step(catalog),
                     .leave = msg::action_leave(catalog),
                     .abandon = msg::action_abandon(catalog),
                     .primary = msg::action_save_and_continue(catalog)}));
    return said;
}

} // namespace kiosk::screens
