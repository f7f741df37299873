#include "kiosk/flow/conversation.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/field_widget.h"
#include "kiosk/screens/list_paper.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"
#include "shared/receipt/qr.h"

namespace kiosk::screens
{

namespace
{

/// The address of the list, which the code in it makes again.
void list_on_telephone(ui::Frame& frame, const Scene& scene, const flow::KeepCode& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const std::string address =
        flow::guide_address(scene.context, step.code, scene.state.view.language);
    const auto code = receipt::qr_code(address + "&of=" + step.procedure);
    if (!code)
        return;
    const std::vector<std::uint8_t> modules(code->dark.begin(), code->dark.end());
    ui::qr_code(frame, {.id = "list-code",
                        .label = msg::keep_code_phone(catalog),
                        .side = code->width,
                        .modules = modules,
                        .largest = {80}});
    ui::subheading(frame, msg::keep_code_phone(catalog));
    ui::paragraph(frame, msg::keep_code_phone_help(catalog));
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::KeepCode& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const bool list = !step.procedure.empty();
    Said said = open_page(frame, scene, {.id = "keep-code", .aside = ui::Aside::Wide});
    {
        const auto aside = ui::aside_region(frame);
        if (list)
            list_on_telephone(frame, scene, step);
        else
            guide_says(frame, msg::keep_code_guide(catalog));
    }
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::keep_code_title(catalog));
        ui::fact_card(frame, {.id = "guide-code",
                              .label = msg::keep_code_label(catalog),
                              .value = left_to_right(step.code),
                              .large = true});
        ui::paragraph(frame, msg::keep_code_help(catalog));
        if (list)
            ui::quiet_paragraph(frame, msg::keep_code_guide(catalog));
        take(said, list_paper(frame, {.printing = step.list,
                                      .failure = step.list_failure,
                                      .label = list ? msg::keep_code_print(catalog)
                                                    : msg::keep_code_print_code(catalog)}));
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::EnterGuideCode& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "enter-guide-code"});
    guide(frame, msg::keep_code_guide(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::keep_code_enter_title(catalog));
        show_troubles(frame, scene);
        if (const auto typed = ui::text_field(frame, {.id = "code",
                                                      .label = msg::keep_code_enter_field(catalog),
                                                      .value = step.code,
                                                      .help = msg::keep_code_enter_help(catalog),
                                                      .error = trouble_of(frame, scene, "code"),
                                                      .keyboard = ui::KeyboardKind::Password,
                                                      .longest = 60}))
            take(said, flow::Edited{.field = "code", .value = *typed});
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::action_continue(catalog)}));
    return said;
}

} // namespace kiosk::screens
