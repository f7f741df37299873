#include "kiosk/screens/chrome.h"

#include "kiosk/flow/place.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

messages::Text endonym(const Scene& scene)
{
    const auto& languages = scene.context.languages;
    const auto found =
        std::ranges::find(languages, scene.state.view.language, &messages::Language::id);
    return messages::Text::verbatim(found == languages.end() ? "" : found->endonym);
}

Said draw_header(ui::Frame& frame, const Scene& scene)
{
    const auto pressed =
        ui::header(frame, {.title = msg::app_name(frame.catalog()), .language = endonym(scene)});
    if (!pressed)
        return std::nullopt;
    switch (*pressed) {
    case ui::HeaderButton::Language:
        return flow::HeaderPressed{flow::HeaderAction::Language};
    case ui::HeaderButton::TextSize:
        return flow::HeaderPressed{flow::HeaderAction::TextSize};
    case ui::HeaderButton::Help:
        return flow::HeaderPressed{flow::HeaderAction::Help};
    case ui::HeaderButton::Finish:
        return flow::HeaderPressed{flow::HeaderAction::Finish};
    }
    return std::nullopt;
}

/// How much of a form's step lies behind, 0..1; half for a step of one page.
float part_done(const Scene& scene)
{
    const auto* place = std::get_if<flow::FillPage>(&scene.state.step);
    const auto* procedure = flow::procedure_of(scene.state, scene.context);
    const auto* step = place && procedure ? flow::step_of(*procedure, place->step) : nullptr;
    if (step == nullptr)
        return 0.5F;
    const auto pages = catalogue::visible_pages(*step, flow::facts_of(scene.state, scene.context));
    const auto here = std::ranges::find(pages, place->page, &catalogue::Page::id);
    return (static_cast<float>(here - pages.begin()) + 0.5F) / static_cast<float>(pages.size());
}

void draw_stepper(ui::Frame& frame, const Scene& scene, unsigned position)
{
    ui::Steps steps{.names = {}, .current = position, .part = part_done(scene)};
    for (const catalogue::Step& step : flow::procedure_of(scene.state, scene.context)->steps)
        steps.names.push_back(frame.words(step.title));
    ui::stepper(frame, steps);
}

/// The largest words need the wide one: a narrow one would break them.
ui::Aside aside_of(const ui::Frame& frame, const Chrome& chrome)
{
    const bool largest = frame.view().text_size == ui::TextSize::Largest;
    return largest && chrome.aside == ui::Aside::Narrow ? ui::Aside::Wide : chrome.aside;
}

bool refuses_deposits(base::ErrorCode failure)
{
    return failure == base::ErrorCode::StorageFull || failure == base::ErrorCode::StorageFailed;
}

bool kept_at_central(const flow::State& state)
{
    return state.session && !state.saved_step.empty() && !state.unsaved;
}

/// What is told beside the failure itself; may be empty.
messages::Text what_now(const ui::Frame& frame, const flow::State& state)
{
    if (state.failure_wait_s)
        return msg::account_sign_in_wait(frame.catalog(), *state.failure_wait_s);
    if (!refuses_deposits(*state.failure))
        return {};
    if (kept_at_central(state))
        return msg::deposit_refused_kept(frame.catalog());
    return std::holds_alternative<flow::Preamble>(state.step)
               ? msg::deposit_refused_prepare(frame.catalog())
               : messages::Text{};
}

} // namespace

Said open_page(ui::Frame& frame, const Scene& scene, const Chrome& chrome)
{
    const auto position = flow::stepper_position(scene.state, scene.context);
    ui::page(frame, {.id = chrome.id,
                     .aside = aside_of(frame, chrome),
                     .steps = position.has_value(),
                     .footer = chrome.footer});
    Said said = draw_header(frame, scene);
    if (position)
        draw_stepper(frame, scene, *position);
    return said;
}

void guide_says(ui::Frame& frame, const messages::Text& words)
{
    if (!frame.portrait())
        ui::guide_title(frame, msg::guide_title(frame.catalog()));
    ui::guide_bubble(frame, words);
}

void guide(ui::Frame& frame, const messages::Text& words)
{
    const auto aside = ui::aside_region(frame);
    guide_says(frame, words);
}

void at_bottom(ui::Frame& frame)
{
    if (!frame.portrait() && frame.view().text_size <= ui::TextSize::Default)
        ui::push_to_bottom(frame, {34});
}

Said abandon_link(ui::Frame& frame)
{
    if (frame.portrait())
        return std::nullopt;
    at_bottom(frame);
    if (ui::link(frame, "abandon-dossier", msg::action_abandon(frame.catalog())))
        return flow::Answered{flow::Answer::Abandon};
    return std::nullopt;
}

Said guide_in_dossier(ui::Frame& frame, const messages::Text& words)
{
    const auto aside = ui::aside_region(frame);
    guide_says(frame, words);
    return abandon_link(frame);
}

void show_failure(ui::Frame& frame, const Scene& scene)
{
    const flow::State& state = scene.state;
    if (!state.failure)
        return;
    ui::notice(frame, {.id = "failure",
                       .tone = ui::Tone::Error,
                       .title = frame.words("error." + std::string{name_of(*state.failure)}),
                       .words = what_now(frame, state),
                       .icon = "error"});
}

void show_troubles(ui::Frame& frame, const Scene& scene)
{
    show_failure(frame, scene);
    std::vector<ui::FieldError> errors;
    for (const dossier::Problem& problem : scene.state.problems)
        errors.push_back({.field = problem.where, .words = frame.words(problem.message)});
    if (!errors.empty())
        ui::error_summary(frame, errors);
}

messages::Text trouble_of(ui::Frame& frame, const Scene& scene, std::string_view field)
{
    const auto& problems = scene.state.problems;
    const auto found = std::ranges::find(problems, field, &dossier::Problem::where);
    return found == problems.end() ? messages::Text{} : frame.words(found->message);
}

Said ways(ui::Frame& frame, const Scene& scene, const Ways& ways)
{
    const bool busy = scene.state.busy();
    const bool primary = !ways.primary.empty();
    const auto pressed = ui::footer(
        frame, {.previous = ways.previous,
                .other = frame.portrait() ? ways.abandon : messages::Text{},
                .quiet = ways.leave,
                .primary = busy && primary ? msg::common_busy(frame.catalog()) : ways.primary,
                .primary_enabled = ways.primary_enabled && !busy,
                .other_id = "abandon-dossier"});
    if (!pressed)
        return std::nullopt;
    switch (*pressed) {
    case ui::FooterButton::Previous:
        return flow::Back{};
    case ui::FooterButton::Quiet:
        return flow::LeaveForLater{};
    case ui::FooterButton::Other:
        return flow::Answered{flow::Answer::Abandon};
    case ui::FooterButton::Continue:
        return flow::Continue{};
    }
    return std::nullopt;
}

} // namespace kiosk::screens
