#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

void remind(ui::Frame& frame, const flow::Goodbye& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Box box{frame, {.id = "reminder", .tone = ui::Tone::Warning}};
    ui::subheading(frame, msg::reminder_title(catalog));
    if (step.paper_printed)
        ui::bullet(frame, msg::reminder_paper(catalog));
    if (step.glass_used)
        ui::bullet(frame, msg::reminder_glass(catalog));
}

} // namespace

Said draw(ui::Frame& frame, const Scene&, const flow::Goodbye& step)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::page(frame, {.id = "goodbye", .aside = ui::Aside::None, .footer = true});
    ui::header(frame,
               {.title = msg::app_name(catalog), .language = {}, .finish = false, .tools = false});
    const bool reminded = step.glass_used || step.paper_printed;
    {
        const auto region = ui::main_region(frame);
        ui::gap(frame, 3);
        ui::success_mark(frame, msg::goodbye_title(catalog), msg::goodbye_help(catalog));
        if (step.saved)
            ui::notice(frame, {.id = "saved",
                               .tone = ui::Tone::Success,
                               .title = msg::leave_saved(catalog),
                               .words = msg::goodbye_saved(catalog)});
        if (reminded)
            remind(frame, step);
    }
    const auto pressed = ui::footer(
        frame, {.primary = reminded ? msg::reminder_taken(catalog) : msg::action_close(catalog)});
    return pressed ? Said{flow::Continue{}} : std::nullopt;
}

Said draw(ui::Frame& frame, const Scene&, const flow::OutOfService&)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::page(frame, {.id = "out-of-service", .aside = ui::Aside::None, .footer = false});
    ui::header(frame,
               {.title = msg::app_name(catalog), .language = {}, .finish = false, .tools = false});
    const auto region = ui::main_region(frame);
    ui::gap(frame, 3);
    ui::display(frame, msg::out_of_service_title(catalog));
    ui::notice(frame, {.id = "failure",
                       .tone = ui::Tone::Warning,
                       .title = msg::out_of_service_help(catalog),
                       .words = msg::common_desk_note(catalog)});
    return std::nullopt;
}

} // namespace kiosk::screens
