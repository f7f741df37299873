#include "kiosk/flow/place.h"
#include "kiosk/screens/asked.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

unsigned pages_of(const dossier::AttachedPiece& piece)
{
    unsigned pages = 0;
    for (const dossier::AttachedFile& file : piece.files)
        pages += file.pages;
    return pages;
}

ui::Badge state_of(ui::Frame& frame, const catalogue::AskedPiece& asked,
                   const dossier::Dossier& dossier)
{
    const messages::Catalog& catalog = frame.catalog();
    if (!flow::satisfied(asked, dossier))
        return asked.request->blocking
                   ? ui::Badge{}
                   : ui::Badge{.label = msg::pieces_optional(catalog), .tone = ui::Tone::Info};
    const dossier::AttachedPiece* piece = flow::attached(dossier, asked.piece->id);
    ui::Badge badge{.tone = ui::Tone::Success, .icon = "check"};
    switch (asked.piece->kind) {
    case catalogue::PieceKind::Ephoto:
        badge.label = msg::pieces_verified(catalog);
        break;
    case catalogue::PieceKind::Signature:
        badge.label = msg::signature_done(catalog);
        break;
    case catalogue::PieceKind::File:
        badge.label = msg::pieces_pages(catalog, pages_of(*piece));
        break;
    }
    return badge;
}

messages::Text action_of(ui::Frame& frame, const catalogue::AskedPiece& asked,
                         const dossier::Dossier& dossier)
{
    const messages::Catalog& catalog = frame.catalog();
    if (flow::satisfied(asked, dossier))
        return msg::action_show(catalog);
    return asked.piece->kind == catalogue::PieceKind::File ? msg::action_add_file(catalog)
                                                           : msg::action_choose(catalog);
}

ui::Badge missing(ui::Frame& frame)
{
    return {
        .label = msg::pieces_missing(frame.catalog()), .tone = ui::Tone::Error, .icon = "error"};
}

/// How far the visitor has come, where that matters: all is there, or something was forgotten.
void show_progress(ui::Frame& frame, const Scene& scene, std::int64_t remaining)
{
    const messages::Catalog& catalog = frame.catalog();
    if (remaining == 0)
        ui::notice(
            frame,
            {.id = "all-done", .tone = ui::Tone::Success, .title = msg::pieces_all_done(catalog)});
    else if (!scene.state.problems.empty())
        ui::notice(frame, {.id = "remaining",
                           .tone = ui::Tone::Error,
                           .title = msg::pieces_remaining(catalog, remaining)});
}

Said draw_list(ui::Frame& frame, const Scene& scene, const flow::Pieces& step)
{
    Said said;
    std::string group;
    for (const catalogue::AskedPiece& asked : asked_to_file(scene)) {
        if (asked.request->group != group) {
            group = asked.request->group;
            ui::subheading(frame, frame.words(group));
        }
        const std::string id = "piece/" + asked.piece->id;
        const bool done = flow::satisfied(asked, *scene.state.dossier);
        const bool wanting = !trouble_of(frame, scene, asked.piece->id).empty();
        if (ui::list_row(frame, {.id = id,
                                 .title = frame.words(asked.label),
                                 .badge = wanting ? missing(frame)
                                                  : state_of(frame, asked, *scene.state.dossier),
                                 .action = action_of(frame, asked, *scene.state.dossier),
                                 .selected = step.selected == asked.piece->id}))
            take(said, done ? Said{flow::PieceSelected{asked.piece->id}}
                            : Said{flow::PieceChosen{asked.piece->id}});
    }
    return said;
}

Said draw_file(ui::Frame& frame, const dossier::AttachedPiece& piece, std::size_t number)
{
    const dossier::AttachedFile& file = piece.files[number];
    const std::string id = "attached/" + std::to_string(number);
    ui::fact(frame, {.id = id,
                     .label = msg::pieces_pages(frame.catalog(), file.pages),
                     .value = messages::Text::verbatim(file.name)});
    const std::string remove = "remove/" + std::to_string(number);
    if (ui::button(frame, {.id = remove,
                           .label = msg::pieces_remove_file(frame.catalog(), file.name),
                           .look = ui::Look::Danger,
                           .icon = "delete",
                           .small = true}))
        return flow::RemoveFilePressed{.piece = piece.piece, .file = file.id};
    return std::nullopt;
}

/// The files of the piece that is looked at, beside the list.
Said draw_selected(ui::Frame& frame, const Scene& scene, const std::string& selected)
{
    const messages::Catalog& catalog = frame.catalog();
    const dossier::AttachedPiece* piece = flow::attached(*scene.state.dossier, selected);
    ui::subheading(frame, label_of(frame, scene, selected));
    if (piece == nullptr)
        return std::nullopt;
    Said said;
    if (!piece->files.empty())
        ui::quiet_paragraph(frame, msg::piece_page_your_files(catalog));
    for (std::size_t i = 0; i < piece->files.size(); ++i)
        take(said, draw_file(frame, *piece, i));
    if (!piece->reference.empty() || piece->accepted) {
        if (!piece->reference.empty())
            ui::fact(frame, {.id = "reference",
                             .label = msg::ephoto_label(catalog),
                             .value = messages::Text::verbatim(piece->reference)});
        if (ui::button(frame, {.id = "remove-reference",
                               .label = piece->accepted ? msg::signature_undo(catalog)
                                                        : msg::ephoto_remove(catalog),
                               .look = ui::Look::Danger,
                               .icon = "delete",
                               .small = true}))
            take(said, flow::RemoveReferencePressed{selected});
        return said;
    }
    if (piece->files.size() < 3 && ui::button(frame, {.id = "add-page",
                                                      .label = msg::piece_page_add_page(catalog),
                                                      .look = ui::Look::Secondary,
                                                      .icon = "add"}))
        take(said, flow::PieceChosen{selected});
    return said;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Pieces& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const auto asked = asked_to_file(scene);
    const auto done = std::ranges::count_if(asked, [&](const catalogue::AskedPiece& one) {
        return flow::satisfied(one, *scene.state.dossier);
    });
    const auto remaining = std::ranges::count_if(asked, [&](const catalogue::AskedPiece& one) {
        return one.request->blocking && !flow::satisfied(one, *scene.state.dossier);
    });
    Said said = open_page(frame, scene, {.id = "pieces", .aside = ui::Aside::Wide});
    {
        const auto aside = ui::aside_region(frame);
        if (step.selected.empty()) {
            guide_says(frame, msg::guide_pieces(catalog));
            if (!frame.portrait())
                ui::quiet_paragraph(frame, msg::pieces_notice(catalog));
        } else {
            take(said, draw_selected(frame, scene, step.selected));
        }
        take(said, abandon_link(frame));
    }
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::pieces_title(catalog),
                    msg::pieces_count(catalog, done, static_cast<std::int64_t>(asked.size())));
        show_failure(frame, scene);
        if (const auto* procedure = flow::procedure_of(scene.state, scene.context);
            procedure != nullptr && procedure->medical)
            ui::notice(
                frame,
                {.id = "medical", .tone = ui::Tone::Warning, .title = frame.words("note.medical")});
        show_progress(frame, scene, remaining);
        take(said, draw_list(frame, scene, step));
        if (frame.portrait())
            ui::quiet_paragraph(frame, msg::pieces_notice(catalog));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_previous_step(catalog),
                     .leave = msg::action_leave(catalog),
                     .abandon = msg::action_abandon(catalog),
                     .primary = msg::action_save_and_continue(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::EnterEphoto& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "enter-ephoto"});
    guide(frame, msg::guide_ephoto(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::ephoto_title(catalog));
        ui::quiet_paragraph(frame, help_of(frame, scene, step.piece));
        show_troubles(frame, scene);
        if (const auto digits =
                ui::digits_field(frame, {.id = "digits",
                                         .label = msg::ephoto_label(catalog),
                                         .value = step.digits,
                                         .help = msg::ephoto_help(catalog),
                                         .error = trouble_of(frame, scene, "digits"),
                                         .digits = 22,
                                         .group = 4}))
            take(said, flow::Edited{.field = "digits", .value = *digits});
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::ephoto_confirm(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::SignUndertaking& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = "sign-undertaking"});
    guide(frame, msg::guide_signature(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::signature_title(catalog));
        ui::subheading(frame, label_of(frame, scene, step.piece));
        const catalogue::Piece* piece = scene.context.catalogue.piece(step.piece);
        if (piece != nullptr && piece->text) {
            const ui::Box box{frame, {.id = "undertaking", .tone = ui::Tone::Tinted}};
            ui::paragraph(frame, frame.words(*piece->text));
        }
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::signature_accept(catalog)}));
    return said;
}

} // namespace kiosk::screens
