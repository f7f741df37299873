#include "kiosk/screens/asked.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/scan_progress.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <fmt/format.h>

#include <sstream>

namespace kiosk::screens
{

namespace
{

/// Help of several lines: those that begin with a hyphen are points of a list.
void help_in_lines(ui::Frame& frame, const messages::Text& help)
{
    std::istringstream lines{help.utf8()};
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("- "))
            ui::bullet(frame, messages::Text::verbatim(line.substr(2)));
        else if (!line.empty())
            ui::quiet_paragraph(frame, messages::Text::verbatim(line));
}

} // namespace

Said scan_progress(ui::Frame& frame, double done, bool cancelling)
{
    const messages::Catalog& catalog = frame.catalog();
    {
        const ui::Box box{frame, {.id = "scan", .tone = ui::Tone::Info}};
        ui::subheading(frame, cancelling ? msg::scan_cancelling(catalog)
                                         : msg::scan_progress_title(catalog));
        ui::paragraph(frame, msg::scan_progress_help(catalog));
        ui::progress_bar(frame, {.id = "scan-progress", .done = static_cast<float>(done)});
    }
    const ui::Row row{frame};
    if (ui::button(frame, {.id = "cancel",
                           .label = msg::scan_cancel(catalog),
                           .look = ui::Look::Secondary,
                           .icon = "close",
                           .enabled = !cancelling}))
        return flow::CancelPressed{};
    return std::nullopt;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::AddFile& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "add-file"});
    guide(frame, msg::guide_piece(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, label_of(frame, scene, step.piece));
        show_troubles(frame, scene);
        ui::subheading(frame, msg::piece_page_how(catalog));
        {
            ui::Columns columns{frame, {.id = "ways", .count = 2, .least = {110}}};
            columns.next();
            if (ui::card(frame, {.id = "scan",
                                 .icon = "scanner",
                                 .title = msg::piece_page_from_scanner(catalog),
                                 .subtitle = msg::scan_place_help(catalog)}))
                take(said, flow::ScanPressed{});
            columns.next();
            if (ui::card(frame, {.id = "stick",
                                 .icon = "usb",
                                 .title = msg::piece_page_from_stick(catalog),
                                 .subtitle = msg::piece_page_limit(catalog)}))
                take(said, flow::FilesPressed{});
        }
        help_in_lines(frame, help_of(frame, scene, step.piece));
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::Scanning& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "scanning", .footer = false});
    guide(frame, msg::guide_piece(catalog));
    const auto region = ui::main_region(frame);
    ui::heading(frame, label_of(frame, scene, step.piece));
    take(said, scan_progress(frame, step.progress, step.cancelling));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::BroughtFiles& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "brought-files"});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::guide_stick(catalog));
        ui::quiet_paragraph(frame, msg::stick_remember(catalog));
    }
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::stick_choose(catalog));
        show_troubles(frame, scene);
        if (!step.listed && !scene.state.failure)
            ui::busy(frame, "listing", msg::common_busy(catalog));
        if (step.listed && step.files.empty()) {
            ui::notice(frame, {.id = "no-files",
                               .tone = ui::Tone::Info,
                               .title = msg::stick_insert(catalog),
                               .words = msg::stick_empty(catalog),
                               .icon = "usb"});
            const ui::Row row{frame};
            if (ui::button(frame, {.id = "search-again",
                                   .label = msg::stick_search_again(catalog),
                                   .icon = "refresh"}))
                take(said, flow::FilesPressed{});
        }
        for (std::size_t i = 0; i < step.files.size(); ++i) {
            const std::string id = "file/" + std::to_string(i);
            const double megabytes = static_cast<double>(step.files[i].size) / 1e6;
            if (ui::card(frame,
                         {.id = id,
                          .icon = "insert_drive_file",
                          .title = messages::Text::verbatim(step.files[i].name),
                          .subtitle = msg::stick_size(catalog, fmt::format("{:.1f}", megabytes))}))
                take(said, flow::FileChosen{i});
        }
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ReadingFile& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "reading-file", .footer = false});
    guide(frame, msg::stick_remember(catalog));
    const auto region = ui::main_region(frame);
    ui::heading(frame, label_of(frame, scene, step.piece));
    ui::quiet_paragraph(frame, messages::Text::verbatim(step.name));
    ui::busy(frame, "reading", msg::stick_reading(catalog));
    return said;
}

namespace
{

struct Verdict {
    messages::Text title;
    messages::Text words;
};

Verdict refusal(ui::Frame& frame, const flow::PagePreview& step)
{
    const messages::Catalog& catalog = frame.catalog();
    switch (*step.refused) {
    case base::ErrorCode::PageBlank:
        return {msg::scan_verdict_blank_title(catalog), msg::scan_verdict_blank_help(catalog)};
    case base::ErrorCode::PageDark:
        return {msg::scan_verdict_dark_title(catalog), msg::scan_verdict_dark_help(catalog)};
    default:
        return {step.from_scanner ? msg::scan_refused_title(catalog)
                                  : msg::stick_refused_title(catalog),
                frame.words("error." + std::string{name_of(*step.refused)})};
    }
}

void show_refusal(ui::Frame& frame, const flow::PagePreview& step)
{
    const Verdict verdict = refusal(frame, step);
    ui::notice(frame, {.id = "verdict",
                       .tone = ui::Tone::Warning,
                       .title = verdict.title,
                       .words = verdict.words,
                       .icon = "warning"});
}

void show_page(ui::Frame& frame, const flow::PagePreview& step, const messages::Text& label)
{
    if (!step.image)
        return;
    ui::page_preview(frame,
                     {.id = "page",
                      .label = label,
                      .width = step.image->width,
                      .height = step.image->height,
                      .colour = step.image->format == ports::PixelFormat::Rgb24,
                      .pixels = step.image->pixels,
                      .revision = reinterpret_cast<std::uintptr_t>(step.image.get()),
                      .tall = frame.portrait() ? ui::Millimetres{330} : ui::Millimetres{138}});
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::PagePreview& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const messages::Text label = label_of(frame, scene, step.piece);
    Said said = open_page(frame, scene, {.id = "page-preview", .aside = ui::Aside::Wide});
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, label);
        show_page(frame, step, label);
        if (step.refused && !step.image)
            show_refusal(frame, step);
    }
    {
        const auto aside = ui::aside_region(frame);
        if (step.refused && step.image)
            show_refusal(frame, step);
        if (step.file)
            ui::notice(frame, {.id = "verdict",
                               .tone = ui::Tone::Success,
                               .title = msg::scan_looks_good(catalog),
                               .words = msg::scan_looks_good_help(catalog),
                               .icon = "check"});
        if (step.file && ui::button(frame, {.id = "keep", .label = msg::scan_keep(catalog)}))
            take(said, flow::KeepPressed{});
        if (ui::button(frame, {.id = "redo",
                               .label = msg::scan_redo(catalog),
                               .look = step.file ? ui::Look::Secondary : ui::Look::Primary}))
            take(said, flow::RedoPressed{});
    }
    take(said, ways(frame, scene, {.previous = msg::action_back(catalog)}));
    return said;
}

} // namespace kiosk::screens
