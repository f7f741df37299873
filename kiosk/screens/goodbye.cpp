#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

Said draw(ui::Frame& frame, const Scene&, const flow::Goodbye& step)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::page(frame, {.id = "goodbye", .aside = ui::Aside::None, .footer = true});
    ui::header(frame, {.title = msg::app_name(catalog), .language = {}, .finish = false});
    {
        const auto region = ui::main_region(frame);
        ui::success_mark(frame, msg::goodbye_title(catalog), msg::goodbye_help(catalog));
        if (step.saved)
            ui::notice(frame, {.id = "saved",
                               .tone = ui::Tone::Success,
                               .title = msg::leave_saved(catalog),
                               .words = msg::leave_help(catalog)});
        if (step.glass_used || step.paper_printed)
            ui::notice(frame, {.id = "reminder",
                               .tone = ui::Tone::Warning,
                               .title = msg::reminder_title(catalog),
                               .words = step.glass_used ? msg::reminder_glass(catalog)
                                                        : msg::reminder_paper(catalog)});
    }
    const auto pressed = ui::footer(frame, {.primary = msg::reminder_taken(catalog)});
    return pressed ? Said{flow::Continue{}} : std::nullopt;
}

Said draw(ui::Frame& frame, const Scene&, const flow::OutOfService& step)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::page(frame, {.id = "out-of-service", .aside = ui::Aside::None, .footer = false});
    ui::header(frame, {.title = msg::app_name(catalog), .language = {}, .finish = false});
    const auto region = ui::main_region(frame);
    ui::notice(frame, {.id = "failure",
                       .tone = ui::Tone::Error,
                       .title = frame.words("error." + std::string{name_of(step.reason)}),
                       .words = msg::common_desk_note(catalog)});
    return std::nullopt;
}

} // namespace kiosk::screens
