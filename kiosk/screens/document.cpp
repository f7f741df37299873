#include "kiosk/screens/document.h"

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/scan_progress.h"
#include "kiosk/screens/steps.h"
#include "kiosk/screens/understood.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

struct Refusal {
    messages::Text title;
    messages::Text words;
};

Refusal refusal(const messages::Catalog& catalog, base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::PageBlank:
        return {msg::scan_verdict_blank_title(catalog), msg::document_unread_none(catalog)};
    case base::ErrorCode::PageDark:
        return {msg::scan_verdict_dark_title(catalog), msg::scan_verdict_dark_help(catalog)};
    case base::ErrorCode::DataInvalid:
        return {msg::document_unread_title(catalog), msg::document_unread_wrong(catalog)};
    default:
        return {msg::document_unread_title(catalog), msg::document_unread_none(catalog)};
    }
}

Said scan_or_answer(ui::Frame& frame, bool refused)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said;
    const ui::Row row{frame};
    if (ui::button(frame,
                   {.id = "scan",
                    .label = refused ? msg::document_again(catalog) : msg::scan_start(catalog),
                    .icon = "scanner"}))
        take(said, flow::ScanPressed{});
    if (ui::button(frame, {.id = "questions",
                           .label = msg::document_questions(catalog),
                           .look = ui::Look::Secondary}))
        take(said, flow::Continue{});
    return said;
}

/// What was read, each to be touched where it is wrong.
Said facts_read(ui::Frame& frame, const Scene& scene, const catalogue::Facts& facts)
{
    Said said;
    const unsigned count = frame.portrait() ? 1 : 2;
    ui::Columns cells{frame, {.id = "read", .count = count, .least = {90}, .tight = true}};
    for (const auto& [fact, value] : facts) {
        const guide::Question* question = scene.context.guide.question(fact);
        if (question == nullptr)
            continue;
        cells.next();
        const std::string id = "read/" + question->id;
        if (ui::answer_card(frame, {.id = id,
                                    .label = frame.words(question->short_name),
                                    .value = answer_words(frame, *question, value)}))
            take(said, flow::AnswerTouched{question->id});
    }
    return said;
}

} // namespace

Said document_offer(ui::Frame& frame, const Scene& scene, std::string_view question)
{
    const auto& conversation = scene.state.conversation;
    if (!conversation || !conversation->read.empty() || conversation->document_offered != question)
        return std::nullopt;
    const messages::Catalog& catalog = frame.catalog();
    if (ui::card(frame, {.id = "scan-document",
                         .icon = "scanner",
                         .title = msg::document_offer_title(catalog),
                         .subtitle = msg::document_offer_subtitle(catalog)}))
        return flow::ScanPressed{};
    return std::nullopt;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::LayDocument& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "lay-document"});
    guide(frame, msg::document_guide(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::document_title(catalog));
        show_failure(frame, scene);
        if (step.refused) {
            const Refusal why = refusal(catalog, *step.refused);
            ui::notice(frame, {.id = "unread",
                               .tone = ui::Tone::Warning,
                               .title = why.title,
                               .words = why.words,
                               .icon = "warning"});
        }
        ui::bullet(frame, msg::document_card(catalog));
        ui::bullet(frame, msg::document_passport(catalog));
        ui::quiet_paragraph(frame, msg::document_close(catalog));
        take(said, scan_or_answer(frame, step.refused.has_value()));
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ReadingDocument& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "reading-document", .footer = false});
    guide(frame, msg::document_guide(catalog));
    const auto region = ui::main_region(frame);
    ui::heading(frame, msg::document_reading(catalog));
    take(said, scan_progress(frame, step.progress, step.cancelling));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::DocumentRead& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "document-read"});
    guide(frame, msg::document_take_back(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::document_read_title(catalog));
        ui::paragraph(frame, msg::document_read_help(catalog));
        take(said, facts_read(frame, scene, step.facts));
        const ui::Row row{frame};
        if (ui::button(frame, {.id = "redo",
                               .label = msg::document_again(catalog),
                               .look = ui::Look::Secondary,
                               .icon = "scanner"}))
            take(said, flow::RedoPressed{});
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::document_right(catalog)}));
    return said;
}

} // namespace kiosk::screens
