#include "kiosk/flow/place.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/list_paper.h"
#include "kiosk/screens/outcome_parts.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

void five_steps(ui::Frame& frame, const catalogue::Procedure& procedure)
{
    ui::subheading(frame, msg::preamble_five_steps(
                              frame.catalog(), static_cast<std::int64_t>(procedure.steps.size())));
    std::int64_t number = 1;
    for (const catalogue::Step& step : procedure.steps) {
        ui::point(frame, {.number = frame.catalog().number(number++),
                          .title = frame.words(step.title),
                          .words = frame.words(step.summary)});
    }
}

bool asks_photo(const Scene& scene, const catalogue::Procedure& procedure)
{
    return std::ranges::any_of(procedure.pieces, [&](const catalogue::PieceRequest& request) {
        const catalogue::Piece* piece = scene.context.catalogue.piece(request.piece);
        return piece != nullptr && piece->kind == catalogue::PieceKind::Ephoto;
    });
}

void to_attach(ui::Frame& frame, bool photo)
{
    const messages::Catalog& catalog = frame.catalog();
    ui::subheading(frame, msg::preamble_must_attach(catalog));
    ui::bullet(frame, msg::preamble_documents(catalog));
    ui::bullet(frame, msg::preamble_situation(catalog));
    if (photo)
        ui::bullet(frame, msg::preamble_ephoto(catalog));
    ui::paragraph(frame, msg::preamble_documents_kiosk(catalog));
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Preamble& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Procedure* procedure = flow::procedure_of(scene.state, scene.context);
    // A refusal begins at the top, however far the page was scrolled.
    Said said =
        open_page(frame, scene, {.id = scene.state.failure ? "preamble/refused" : "preamble"});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::guide_preamble(catalog));
        take(said, list_paper(frame, {.printing = step.list,
                                      .failure = step.list_failure,
                                      .label = msg::preamble_print_list(catalog)}));
    }
    {
        const auto region = ui::main_region(frame);
        show_failure(frame, scene);
        if (procedure != nullptr) {
            ui::heading(frame, title_of(frame, *procedure));
            ui::paragraph(frame, frame.words(procedure->summary));
            ui::paragraph(frame, msg::preamble_before(catalog));
            five_steps(frame, *procedure);
        }
        to_attach(frame, procedure != nullptr && asks_photo(scene, *procedure));
        ui::quiet_paragraph(frame, msg::preamble_saved(catalog));
        ui::quiet_paragraph(frame, msg::preamble_observations(catalog));
        ui::quiet_paragraph(frame, msg::common_desk_note(catalog));
        ui::quiet_paragraph(frame, msg::common_decision_note(catalog));
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::preamble_continue(catalog)}));
    return said;
}

} // namespace kiosk::screens
