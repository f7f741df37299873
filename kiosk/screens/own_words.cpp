#include "kiosk/screens/chrome.h"
#include "kiosk/screens/purpose_words.h"
#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

Said write(ui::Frame& frame, const Scene& scene, const flow::OwnWords& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const auto words = ui::text_field(frame, {.id = "words",
                                              .label = msg::own_words_field(catalog),
                                              .value = step.words,
                                              .help = msg::own_words_help(catalog),
                                              .error = trouble_of(frame, scene, "words"),
                                              .example = msg::own_words_example(catalog),
                                              .keyboard = ui::KeyboardKind::FreeText,
                                              .longest = 300});
    return words ? Said{flow::Edited{.field = "words", .value = *words}} : std::nullopt;
}

/// What the words may mean, and that it may be none of it.
Said offers(ui::Frame& frame, const Scene& scene, const flow::OwnWords& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said;
    ui::Columns columns{frame,
                        {.id = "offers", .count = frame.portrait() ? 1U : 2U, .least = {90}}};
    for (const std::string& purpose : step.offered) {
        const PurposeWords words = words_of_purpose(frame, scene, purpose);
        columns.next();
        const std::string id = "purpose/" + purpose;
        if (ui::card(
                frame,
                {.id = id, .icon = words.icon, .title = words.title, .subtitle = words.subtitle}))
            take(said, flow::PurposeChosen{purpose});
    }
    columns.next();
    if (ui::card(frame, {.id = "none",
                         .icon = "view_list",
                         .title = step.offered.empty() ? msg::own_words_to_cards(catalog)
                                                       : msg::own_words_none(catalog),
                         .subtitle = msg::own_words_none_help(catalog)}))
        take(said, flow::CardsPressed{});
    return said;
}

Said found(ui::Frame& frame, const Scene& scene, const flow::OwnWords& step)
{
    const messages::Catalog& catalog = frame.catalog();
    if (step.offered.empty())
        ui::notice(frame, {.id = "nothing",
                           .tone = ui::Tone::Warning,
                           .title = msg::own_words_nothing(catalog),
                           .words = msg::own_words_nothing_help(catalog)});
    else
        ui::subheading(frame, msg::own_words_offer_title(catalog));
    return offers(frame, scene, step);
}

messages::Text source_words(ui::Frame& frame, const guide::Source& source)
{
    if (source.as_of)
        return msg::outcome_law(frame.catalog(), source.name, *source.as_of);
    return messages::Text::verbatim(source.name);
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::OwnWords& step)
{
    const messages::Catalog& catalog = frame.catalog();
    Said said = open_page(frame, scene, {.id = step.searched ? "own-words/found" : "own-words"});
    guide(frame, msg::own_words_guide(catalog));
    {
        const auto region = ui::main_region(frame);
        ui::heading(frame, msg::own_words_title(catalog));
        take(said, write(frame, scene, step));
        if (step.searched)
            take(said, found(frame, scene, step));
    }
    take(said,
         ways(frame, scene,
              {.previous = msg::action_back(catalog), .primary = msg::own_words_search(catalog)}));
    return said;
}

Said draw(ui::Frame& frame, const Scene& scene, const flow::ReadAnswer& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const guide::Explanation* explained =
        scene.context.explanations.find(step.purpose, base::paris_day(scene.context.now));
    const understanding::Purpose* purpose = scene.context.matcher.find(step.purpose);
    const bool leads_on = purpose != nullptr && purpose->facts != "{}";
    Said said = open_page(frame, scene, {.id = "answer/" + step.purpose});
    {
        const auto aside = ui::aside_region(frame);
        guide_says(frame, msg::explained_guide(catalog));
        if (ui::button(frame, {.id = "own-words",
                               .label = msg::explained_other(catalog),
                               .look = ui::Look::Secondary,
                               .icon = "keyboard"}))
            take(said, flow::OwnWordsPressed{});
    }
    if (explained != nullptr) {
        const auto region = ui::main_region(frame);
        ui::heading(frame, frame.words(explained->title));
        ui::paragraph(frame, frame.words(explained->text));
        ui::subheading(frame, msg::explained_sources(catalog));
        for (const guide::Source& source : explained->sources)
            ui::bullet(frame, source_words(frame, source));
        ui::quiet_paragraph(frame, msg::explained_as_of(catalog, explained->as_of));
        ui::quiet_paragraph(frame, msg::common_desk_note(catalog));
    }
    take(said, ways(frame, scene,
                    {.previous = msg::action_back(catalog),
                     .primary = leads_on ? msg::explained_start(catalog) : messages::Text{}}));
    return said;
}

} // namespace kiosk::screens
