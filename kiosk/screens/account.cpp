#include "kiosk/screens/account_fields.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

Said draw(ui::Frame& frame, const Scene& scene, const flow::SignIn& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "sign-in"});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::guide_sign_in(catalog));
        if (ui::button(frame, {.id = "open-account",
                               .label = msg::account_sign_in_create(catalog),
                               .look = ui::Look::Secondary}))
            take(said, flow::OpenAccountPressed{});
        if (ui::link(frame, "forgot-password", msg::account_forgotten_link(catalog)))
            take(said, flow::ForgotPasswordPressed{});
    }
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::account_sign_in_title(catalog));
        show_troubles(frame, scene);
        take(said, number_field(frame, scene, step.number));
        take(said, password_field(frame, scene,
                                  {.id = "password",
                                   .label = msg::account_sign_in_password(catalog),
                                   .value = step.password}));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_back(catalog),
                     .primary = msg::account_sign_in_submit(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::Identify& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "identify"});
    guide(frame, msg::guide_account(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::account_identity_title(catalog));
        ui::quiet_paragraph(frame, msg::account_identity_help(catalog));
        show_troubles(frame, scene);
        take(said, number_field(frame, scene, step.number));
        take(said, birth_date_field(frame, scene, step.birth_date));
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::action_continue(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::GiveEmail& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "give-email"});
    {
        const auto aside = ui::aside_region(frame);
        ui::subheading(frame, msg::account_email_none_title(catalog));
        ui::paragraph(frame, msg::account_email_none_help(catalog));
    }
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::account_email_title(catalog));
        ui::quiet_paragraph(frame, msg::account_email_help(catalog));
        show_troubles(frame, scene);
        take(said, email_fields(frame, scene, step));
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::action_continue(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ForgotPassword& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "forgot-password"});
    guide(frame, msg::guide_code(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::account_forgotten_title(catalog));
        ui::quiet_paragraph(frame, msg::account_forgotten_help(catalog));
        show_troubles(frame, scene);
        take(said, number_field(frame, scene, step.number));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_back(catalog),
                     .primary = msg::account_forgotten_send(catalog)}));
    return said;
}

namespace
{

/// What was sent, and where to.
void sent(ui::Frame& frame, const flow::EnterCode& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const bool fresh = step.purpose == flow::CodePurpose::NewAccount;
    const messages::Text where =
        fresh ? msg::account_code_sent_to(catalog, messages::Identifier{step.email})
              : msg::account_forgotten_sent(catalog);
    if (step.sent_again)
        ui::notice(frame, {.id = "sent",
                           .tone = ui::Tone::Success,
                           .title = msg::account_code_sent_again(catalog)});
    else if (fresh)
        ui::notice(frame, {.id = "sent",
                           .tone = ui::Tone::Success,
                           .title = msg::account_code_sent(catalog),
                           .words = where});
    else
        ui::paragraph(frame, where);
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::EnterCode& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "enter-code"});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::guide_code(catalog));
        if (ui::button(frame, {.id = "send-again",
                               .label = msg::account_code_send_again(catalog),
                               .look = ui::Look::Secondary}))
            take(said, flow::SendCodeAgain{});
        if (ui::link(frame, "link-used", msg::account_code_link_used(catalog)))
            take(said, flow::OpenAccountPressed{});
    }
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::account_code_title(catalog));
        show_troubles(frame, scene);
        sent(frame, step);
        ui::quiet_paragraph(frame, msg::account_code_help(catalog));
        take(said, code_field(frame, scene, step.code));
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::action_continue(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ChoosePassword& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "choose-password"});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::guide_password(catalog));
    }
    {
        const auto region = ui::main_region(frame);
        const bool fresh = step.purpose == flow::CodePurpose::NewAccount;
        ui::heading(frame, fresh ? msg::account_password_title(catalog)
                                 : msg::account_password_reset_title(catalog));
        show_troubles(frame, scene);
        ui::quiet_paragraph(frame, fresh ? msg::account_password_new_account(catalog)
                                         : msg::account_password_reset(catalog));
        take(said, password_field(frame, scene,
                                  {.id = "password",
                                   .label = msg::account_password_label(catalog),
                                   .value = step.password}));
        password_rules(frame, step.password);
        take(said, password_field(frame, scene,
                                  {.id = "password_again",
                                   .label = msg::account_password_confirm_label(catalog),
                                   .value = step.password_again}));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_back(catalog),
                     .primary = msg::account_password_submit(catalog)}));
    return said;
}

} // namespace kiosk::screens
