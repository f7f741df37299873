#include "kiosk/flow/place.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"
#include "shared/dossier/deposit.h"
#include "shared/messages/msg.h"
#include "shared/receipt/qr.h"

namespace kiosk::screens
{

namespace
{

messages::Text grouped(const Scene& scene, const std::string& number)
{
    const auto parsed =
        dossier::ApplicationNumber::parse(number, base::paris_day(scene.context.now));
    return messages::Text::verbatim(parsed ? parsed->grouped() : number);
}

void numbers(ui::Frame& frame, const Scene& scene, const dossier::Acknowledgement& proof)
{
    const messages::Catalog& catalog = frame.catalog();
    const unsigned count = proof.application_number ? 2 : 1;
    ui::Columns columns{frame, {.id = "numbers", .count = count, .least = {110}, .tight = true}};
    columns.next();
    if (proof.application_number)
        ui::fact_card(frame, {.id = "application-number",
                              .label = msg::confirmation_application_number(catalog),
                              .value = grouped(scene, *proof.application_number),
                              .large = true});
    else
        ui::fact_card(frame, {.id = "deposit-number",
                              .label = msg::offline_deposit_number(catalog),
                              .value = messages::Text::verbatim(proof.deposit.text()),
                              .large = true});
    columns.next();
    ui::fact_card(frame,
                  {.id = "foreigner-number",
                   .label = msg::confirmation_foreigner_number(catalog),
                   .value = messages::Text::verbatim(scene.state.session->person.foreigner_number),
                   .large = true});
}

messages::Text fault_title(const messages::Catalog& catalog, base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::PrinterPaperOut:
        return msg::print_paper_out_title(catalog);
    case base::ErrorCode::PrinterJammed:
        return msg::print_jam_title(catalog);
    case base::ErrorCode::PrinterCoverOpen:
        return msg::print_cover_open_title(catalog);
    case base::ErrorCode::PrinterAbsent:
        return msg::print_gone_title(catalog);
    default:
        return msg::print_failed_title(catalog);
    }
}

void printing_panel(ui::Frame& frame, const flow::Confirmation& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Box box{frame, {.id = "printing", .tone = ui::Tone::Info}};
    ui::subheading(frame, msg::print_printing(catalog));
    ui::paragraph(frame, msg::print_printing_help(catalog));
    ui::progress_bar(frame, {.id = "print-progress", .done = static_cast<float>(step.progress)});
}

Said paper_question(ui::Frame& frame)
{
    const messages::Catalog& catalog = frame.catalog();
    const ui::Box box{frame, {.id = "printed", .tone = ui::Tone::Success}};
    ui::subheading(frame, msg::print_done(catalog));
    ui::paragraph(frame, msg::print_ask_paper(catalog));
    Said said;
    ui::Columns columns{frame, {.id = "paper", .count = 2, .least = {80}}};
    columns.next();
    if (ui::button(frame, {.id = "paper-taken", .label = msg::print_yes(catalog)}))
        take(said, flow::PaperTaken{});
    columns.next();
    if (ui::button(
            frame,
            {.id = "no-paper", .label = msg::print_no(catalog), .look = ui::Look::Secondary}))
        take(said, flow::PrintAgainPressed{});
    return said;
}

/// The number to note down where there is no paper.
std::string number_of(const Scene& scene, const dossier::Acknowledgement& proof)
{
    return proof.application_number ? grouped(scene, *proof.application_number).utf8()
                                    : proof.deposit.text();
}

void fault_panel(ui::Frame& frame, const Scene& scene, const flow::Confirmation& step)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::notice(frame, {.id = "print-fault",
                       .tone = ui::Tone::Warning,
                       .title = fault_title(catalog, step.paper_failure),
                       .words = msg::print_staff_told(catalog),
                       .icon = "print_disabled"});
    ui::paragraph(frame, msg::print_ways_on(catalog));
    ui::bullet(frame, msg::print_retry(catalog));
    if (step.acknowledgement.application_number)
        ui::bullet(frame, msg::print_by_mail(catalog));
    ui::paragraph(frame, msg::print_keep_number_help(catalog, messages::Identifier{number_of(
                                                                  scene, step.acknowledgement)}));
}

Said paper_panel(ui::Frame& frame, const Scene& scene, const flow::Confirmation& step)
{
    switch (step.paper) {
    case flow::Printing::Running:
        printing_panel(frame, step);
        return std::nullopt;
    case flow::Printing::Failed:
        fault_panel(frame, scene, step);
        return std::nullopt;
    case flow::Printing::Printed:
        if (!step.paper_taken)
            return paper_question(frame);
        break;
    case flow::Printing::No:
        ui::notice(frame, {.id = "discreet",
                           .tone = ui::Tone::Tinted,
                           .title = msg::print_discreet(frame.catalog()),
                           .words = msg::print_discreet_help(frame.catalog()),
                           .icon = "visibility_off"});
        break;
    }
    return std::nullopt;
}

/// In the procedure's own words where it has them.
messages::Text done(ui::Frame& frame, const Scene& scene)
{
    const catalogue::Procedure* procedure = flow::procedure_of(scene.state, scene.context);
    return procedure != nullptr && procedure->confirmation
               ? frame.words(*procedure->confirmation + "_done")
               : msg::confirmation_title(frame.catalog());
}

/// Whether the paper waits for the visitor: then it comes before everything to be read.
bool paper_waits(const flow::Confirmation& step)
{
    return step.paper == flow::Printing::Failed ||
           (step.paper == flow::Printing::Printed && !step.paper_taken);
}

void mail_panel(ui::Frame& frame, const flow::Confirmation& step)
{
    const messages::Catalog& catalog = frame.catalog();
    if (step.mail == flow::Mailing::Running)
        ui::busy(frame, "mailing", msg::confirmation_mail_sending(catalog));
    if (step.mail == flow::Mailing::Sent)
        ui::notice(frame, {.id = "mail-sent",
                           .tone = ui::Tone::Success,
                           .title = msg::confirmation_mail_sent(catalog)});
    if (step.mail == flow::Mailing::Failed)
        ui::notice(frame, {.id = "mail-failed",
                           .tone = ui::Tone::Warning,
                           .title = msg::confirmation_mail_failed(catalog)});
}

void code_at_side(ui::Frame& frame, const flow::Confirmation& step)
{
    const auto aside = ui::aside_region(frame);
    const auto code = receipt::qr_code(step.acknowledgement.qr_text);
    if (!code)
        return;
    const std::vector<std::uint8_t> modules(code->dark.begin(), code->dark.end());
    ui::qr_code(frame, {.id = "receipt-code",
                        .label = msg::confirmation_phone_title(frame.catalog()),
                        .side = code->width,
                        .modules = modules});
    ui::subheading(frame, msg::confirmation_phone_title(frame.catalog()));
    ui::paragraph(frame, msg::confirmation_phone_help(frame.catalog()));
    if (step.paper == flow::Printing::No)
        ui::paragraph(frame, msg::confirmation_phone_discreet(frame.catalog()));
}

messages::Text print_words(const messages::Catalog& catalog, const flow::Confirmation& step)
{
    switch (step.paper) {
    case flow::Printing::No:
        return msg::print_discreet_print(catalog);
    case flow::Printing::Failed:
        return msg::print_retry(catalog);
    default:
        return msg::confirmation_print_again(catalog);
    }
}

/// The footer: on paper again, by mail, or done.
Said below(ui::Frame& frame, const flow::Confirmation& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const bool can_print = step.paper != flow::Printing::Running;
    const bool can_mail =
        step.acknowledgement.application_number && step.mail != flow::Mailing::Running;
    const auto pressed =
        ui::footer(frame, {.previous = can_print ? print_words(catalog, step) : messages::Text{},
                           .other = can_mail ? msg::confirmation_mail(catalog) : messages::Text{},
                           .primary = msg::confirmation_done(catalog),
                           .onward = true,
                           .previous_id = "print-again",
                           .other_id = "mail"});
    if (!pressed)
        return std::nullopt;
    switch (*pressed) {
    case ui::FooterButton::Previous:
        return flow::PrintAgainPressed{};
    case ui::FooterButton::Other:
        return flow::MailPressed{};
    default:
        return flow::Continue{};
    }
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Confirmation& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const dossier::Acknowledgement& proof = step.acknowledgement;
    const bool filed = proof.application_number.has_value();
    Said said = open_page(frame, scene, {.id = "confirmation", .aside = ui::Aside::Wide});
    code_at_side(frame, step);
    {
        const auto region = ui::main_region(frame);
        const messages::Text when =
            msg::confirmation_at(catalog, base::paris_day(proof.at), catalog.time_of_day(proof.at),
                                 std::string{scene.hall});
        ui::success_mark(frame, filed ? done(frame, scene) : msg::offline_title(catalog), when);
        if (paper_waits(step))
            take(said, paper_panel(frame, scene, step));
        numbers(frame, scene, proof);
        if (!filed)
            ui::notice(frame, {.id = "kept",
                               .tone = ui::Tone::Info,
                               .title = msg::offline_explain(catalog),
                               .words = msg::offline_text(catalog)});
        if (!paper_waits(step))
            take(said, paper_panel(frame, scene, step));
        mail_panel(frame, step);
        if (scene.state.glass_used)
            ui::notice(frame, {.id = "reminder",
                               .tone = ui::Tone::Warning,
                               .title = msg::reminder_title(catalog),
                               .words = msg::reminder_glass(catalog)});
        ui::quiet_paragraph(frame, msg::confirmation_acknowledgement(catalog));
        ui::quiet_paragraph(frame, msg::confirmation_spam(catalog));
        ui::quiet_paragraph(frame, msg::confirmation_follow(catalog));
        ui::quiet_paragraph(frame, msg::confirmation_health_cover(catalog));
        ui::quiet_paragraph(frame, msg::confirmation_desk(catalog));
    }
    take(said, below(frame, step));
    return said;
}

} // namespace kiosk::screens
