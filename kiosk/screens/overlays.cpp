#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/choices.h"
#include "kiosk/ui/dialogue.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <array>

namespace kiosk::screens
{

namespace
{

/// A button of a dialogue that answers with an event.
struct Choice {
    std::string_view id;
    messages::Text label;
    ui::Look look;
    flow::Event event;
};

Said choices(ui::Frame& frame, std::span<const Choice> all)
{
    Said said;
    ui::Columns columns{
        frame, {.id = "choices", .count = static_cast<unsigned>(all.size()), .least = {70}}};
    for (const Choice& choice : all) {
        columns.next();
        if (ui::button(frame, {.id = choice.id, .label = choice.label, .look = choice.look}))
            take(said, choice.event);
    }
    return said;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::LanguageChooser&)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Dialogue dialogue{frame,
                                {.id = "language-chooser",
                                 .title = msg::language_title(catalog),
                                 .icon = "language",
                                 .wide = true}};
    ui::quiet_paragraph(frame, msg::language_kept(catalog));
    Said said;
    {
        ui::Columns columns{frame, {.id = "languages", .count = 3, .least = {60}}};
        for (const messages::Language& language : scene.context.languages) {
            if (!language.translated)
                continue;
            columns.next();
            const std::string id = "language/" + language.id;
            if (ui::language_card(frame, {.id = id,
                                          .endonym = messages::Text::verbatim(language.endonym),
                                          .language = language.id,
                                          .selected = language.id == scene.state.view.language}))
                take(said, flow::LanguageChosen{language.id});
        }
    }
    if (ui::button(
            frame,
            {.id = "close", .label = msg::action_close(catalog), .look = ui::Look::Secondary}))
        take(said, flow::OverlayClosed{});
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::TextSizeChooser&)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Dialogue dialogue{
        frame,
        {.id = "text-size-chooser", .title = msg::size_title(catalog), .icon = "format_size"}};
    struct Size {
        flow::TextSize size;
        std::string_view id;
        messages::Text label;
    };
    const std::array sizes{
        Size{flow::TextSize::Small, "text-size/small", msg::size_small(catalog)},
        Size{flow::TextSize::Default, "text-size/default", msg::size_default(catalog)},
        Size{flow::TextSize::Large, "text-size/large", msg::size_large(catalog)},
        Size{flow::TextSize::Largest, "text-size/largest", msg::size_largest(catalog)},
    };
    ui::paragraph(frame, msg::size_sample(catalog));
    Said said;
    {
        ui::Columns columns{frame, {.id = "sizes", .count = 4, .least = {44}}};
        for (const Size& size : sizes) {
            columns.next();
            const bool chosen = scene.state.view.text_size == size.size;
            if (ui::button(frame, {.id = size.id,
                                   .label = size.label,
                                   .look = chosen ? ui::Look::Primary : ui::Look::Secondary}))
                take(said, flow::TextSizeChosen{size.size});
        }
    }
    if (const auto contrast = ui::checkbox(frame, {.id = "contrast",
                                                   .label = msg::header_contrast(catalog),
                                                   .checked = scene.state.view.high_contrast}))
        take(said, flow::ContrastToggled{});
    if (ui::button(frame, {.id = "close", .label = msg::action_close(catalog)}))
        take(said, flow::OverlayClosed{});
    return said;
}

Said draw(ui::Frame& frame, const Scene&, const flow::Help&)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Dialogue dialogue{frame,
                                {.id = "help-dialogue",
                                 .title = msg::help_title(catalog),
                                 .icon = "help_outline",
                                 .wide = true}};
    ui::subheading(frame, msg::help_desk_title(catalog));
    ui::paragraph(frame, msg::help_desk_text(catalog));
    ui::subheading(frame, msg::help_screen_title(catalog));
    ui::paragraph(frame, msg::help_screen_text(catalog));
    ui::subheading(frame, msg::help_time_title(catalog));
    ui::paragraph(frame, msg::help_time_text(catalog));
    ui::subheading(frame, msg::help_privacy_title(catalog));
    ui::paragraph(frame, msg::help_privacy_text(catalog));
    if (ui::button(frame, {.id = "close", .label = msg::action_understood(catalog)}))
        return flow::OverlayClosed{};
    return std::nullopt;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ConfirmFinish& overlay)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Dialogue dialogue{
        frame, {.id = "confirm-finish", .title = msg::end_title(catalog), .icon = "logout"}};
    ui::paragraph(frame, msg::end_with_dossier_help(catalog));
    const bool not_saved = overlay.not_saved || scene.state.unsaved;
    if (not_saved)
        ui::notice(
            frame,
            {.id = "not-saved", .tone = ui::Tone::Warning, .title = msg::leave_not_saved(catalog)});
    const std::array all{
        Choice{"stay", msg::leave_stay(catalog), ui::Look::Secondary, flow::OverlayClosed{}},
        Choice{"end-without-saving", msg::end_without_saving(catalog), ui::Look::Danger,
               flow::Answered{flow::Answer::EndWithoutSaving}},
        Choice{"keep-for-later",
               overlay.not_saved ? msg::action_retry(catalog) : msg::leave_confirm(catalog),
               ui::Look::Primary, flow::Answered{flow::Answer::KeepForLater}},
    };
    return choices(frame, all);
}

Said draw(ui::Frame& frame, const Scene&, const flow::ConfirmAbandon&)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Dialogue dialogue{frame,
                                {.id = "confirm-abandon",
                                 .title = msg::abandon_title(catalog),
                                 .icon = "delete_forever",
                                 .tone = ui::Tone::Error}};
    ui::paragraph(frame, msg::abandon_help(catalog));
    const std::array all{
        Choice{"abandon", msg::abandon_confirm(catalog), ui::Look::Danger,
               flow::Answered{flow::Answer::Abandon}},
        Choice{"stay", msg::abandon_keep(catalog), ui::Look::Primary, flow::OverlayClosed{}},
    };
    return choices(frame, all);
}

Said draw(ui::Frame& frame, const Scene&, const flow::Ineligible& overlay)
{
    const messages::Catalog& catalog = frame.catalog();
    const dossier::Problem& problem = overlay.problem;
    const ui::Dialogue dialogue{
        frame,
        {.id = "ineligible",
         .title = frame.words(problem.title.value_or("error.dossier_ineligible")),
         .icon = "block",
         .tone = ui::Tone::Error}};
    ui::paragraph(frame, frame.words(problem.message));
    ui::notice(frame, {.id = "advice",
                       .tone = ui::Tone::Tinted,
                       .title = msg::ineligible_ways_title(catalog),
                       .words = problem.advice ? frame.words(*problem.advice)
                                               : msg::ineligible_ways(catalog)});
    const std::array all{
        Choice{"abandon", msg::action_abandon(catalog), ui::Look::Secondary,
               flow::Answered{flow::Answer::Abandon}},
        Choice{"modify", msg::action_modify_entry(catalog), ui::Look::Primary,
               flow::OverlayClosed{}},
    };
    return choices(frame, all);
}

Said draw(ui::Frame& frame, const Scene&, const flow::StillThere& overlay)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Dialogue dialogue{
        frame, {.id = "still-there", .title = msg::idle_title(catalog), .icon = "timer"}};
    ui::display(frame, catalog.number(overlay.seconds_left));
    ui::paragraph(frame, msg::idle_help(catalog, static_cast<std::int64_t>(overlay.seconds_left)));
    if (ui::button(frame, {.id = "stay", .label = msg::idle_continue(catalog)}))
        return flow::OverlayClosed{};
    return std::nullopt;
}

} // namespace kiosk::screens
