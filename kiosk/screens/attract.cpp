#include "kiosk/screens/steps.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <fmt/format.h>

namespace kiosk::screens
{

namespace
{

/// The welcome in the other languages, for those who do not read the first line.
messages::Text welcomes(const Scene& scene, std::string_view shown)
{
    std::string line;
    for (const messages::Language& language : scene.context.languages)
        if (language.id != shown && !language.welcome.empty() && language.translated)
            line += (line.empty() ? "" : "  ·  ") + fmt::format("\u2068{}\u2069", language.welcome);
    return messages::Text::verbatim(line);
}

messages::Text day_and_hour(ui::Frame& frame, const Scene& scene)
{
    const base::Instant now = scene.context.now;
    return messages::Text::verbatim(
        fmt::format("{} · {}", frame.catalog().date_with_weekday(base::paris_day(now)).utf8(),
                    frame.catalog().time_of_day(now).utf8()));
}

Said language_cards(ui::Frame& frame, const Scene& scene)
{
    Said said;
    ui::Columns columns{frame, {.id = "languages", .count = 6, .least = {44}, .tight = true}};
    for (const messages::Language& language : scene.context.languages) {
        columns.next();
        const std::string id = "language/" + language.id;
        if (ui::language_card(frame, {.id = id,
                                      .endonym = messages::Text::verbatim(language.endonym),
                                      .language = language.id,
                                      .enabled = language.translated}))
            take(said, flow::LanguageChosen{language.id});
    }
    return said;
}

} // namespace

Said draw(ui::Frame& frame, const Scene& scene, const flow::Attract&)
{
    ui::attract_page(frame, "attract");
    const auto region = ui::main_region(frame);
    ui::attract_bar(frame, messages::Text::verbatim(std::string{scene.hall}),
                    day_and_hour(frame, scene));
    ui::display(frame, msg::attract_title(frame.catalog()));
    ui::paragraph(frame, welcomes(scene, frame.catalog().language()));
    Said said = language_cards(frame, scene);
    ui::push_to_bottom(frame, {29});
    const ui::Row row{frame};
    if (ui::button(frame, {.id = "contrast",
                           .label = msg::header_contrast(frame.catalog()),
                           .look = ui::Look::Secondary,
                           .icon = "contrast",
                           .small = true}))
        take(said, flow::ContrastToggled{});
    return said;
}

} // namespace kiosk::screens
